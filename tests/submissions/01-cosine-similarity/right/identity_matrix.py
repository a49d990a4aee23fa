"""Rows of an identity matrix; errors by a membership test, ids from successive maxima."""

def one_hot(index, vocab_size):
    if index not in range(vocab_size):
        raise ValueError(f"Index {index} not in a vocabulary of {vocab_size}")
    return np.identity(vocab_size)[index]


def nearest_neighbors(query, E, k, exclude=()):
    lengths = np.sqrt(np.square(E).sum(axis=1))
    s = np.zeros(len(E))
    for i in range(len(E)):
        if lengths[i]:
            s[i] = np.sum(E[i] * query) / lengths[i]
    for i in exclude:
        s[i] = -np.inf
    found = []
    while len(found) < k and np.isfinite(s).any():
        best = int(np.argmax(s))  # the first of equals
        found.append(best)
        s[best] = -np.inf
    return found


def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    s = np.array([row @ target / np.linalg.norm(row) if row.any() else 0.0 for row in E])
    s[[a, b, a_star]] = np.nan
    found = []
    while len(found) < k and not np.isnan(s).all():
        best = int(np.nanargmax(s))
        found.append(best)
        s[best] = np.nan
    return np.array(found)
