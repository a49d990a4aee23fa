"""Sample answers of nearest_prototype."""


# %% base: one query and one label at a time
def nearest_prototype(X, y, queries):
    means = {label: X[np.asarray(y) == label].mean(axis=0) for label in sorted(set(y.tolist()))}
    return np.array([min(means, key=lambda label: np.linalg.norm(q - means[label])) for q in queries])


# %% wrong: Places in the list of classes in place of labels | mentions: labels themselves
# - return np.array([min(means, key=lambda label: np.linalg.norm(q - means[label])) for q in queries])
# + table = np.array(list(means.values()))
# + return np.array([np.argmin(np.linalg.norm(q - table, axis=1)) for q in queries])

# %% wrong: The first example is the prototype | mentions: not its first
# - means = {label: X[np.asarray(y) == label].mean(axis=0) for label in sorted(set(y.tolist()))}
# + means = {label: X[np.asarray(y) == label][0] for label in sorted(set(y.tolist()))}

# %% wrong: The examples are summed | mentions: added up
# - means = {label: X[np.asarray(y) == label].mean(axis=0) for label in sorted(set(y.tolist()))}
# + means = {label: X[np.asarray(y) == label].sum(axis=0) for label in sorted(set(y.tolist()))}

# %% wrong: Nearest by cosine | mentions: cosine
# - return np.array([min(means, key=lambda label: np.linalg.norm(q - means[label])) for q in queries])
# + def far(q, p):
# +     return -(q @ p) / np.linalg.norm(p) / np.linalg.norm(q)
# +
# + return np.array([min(means, key=lambda label: far(q, means[label])) for q in queries])

# %% wrong: Of equally near prototypes the largest label | mentions: smallest
# - means = {label: X[np.asarray(y) == label].mean(axis=0) for label in sorted(set(y.tolist()))}
# + means = {label: X[np.asarray(y) == label].mean(axis=0) for label in sorted(set(y.tolist()), reverse=True)}


# %% wrong: The nearest example decides | mentions: nearest single example
def nearest_prototype(X, y, queries):
    return np.array([y[np.argmin(((X - q) ** 2).sum(axis=1))] for q in queries])


# %% wrong: The largest difference of a coordinate is the distance | mentions: Euclidean
def nearest_prototype(X, y, queries):
    labels = np.unique(y)
    means = np.array([X[y == label].mean(axis=0) for label in labels])
    return labels[np.abs(queries[:, None] - means).max(axis=2).argmin(axis=1)]


# %% wrong: Of equally near labels the one nearest to zero | mentions: either sign
def nearest_prototype(X, y, queries):
    names = sorted(set(y.tolist()), key=lambda name: (-1 if name == -1 else abs(name), name))
    means = np.array([X[y == name].mean(axis=0) for name in names])
    return np.array(names)[((queries[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)]


# %% wrong: Distances that are close count as equal | mentions: no tie
def nearest_prototype(X, y, queries):
    labels = np.unique(y)
    prototypes = np.array([X[y == label].mean(axis=0) for label in labels])
    distances = np.sqrt(((queries[:, None] - prototypes) ** 2).sum(axis=2))
    return labels[np.isclose(distances, distances.min(axis=1, keepdims=True)).argmax(axis=1)]
