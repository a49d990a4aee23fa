"""Sample answers of weat_effect_size."""


# %% base: word by word
def weat_effect_size(X, Y, A, B):
    def cosine(v, w):
        size = np.sqrt((v @ v) * (w @ w))
        return float(v @ w / size) if size > 0 else 0.0

    def association(w):
        return sum(cosine(w, a) for a in A) / len(A) - sum(cosine(w, b) for b in B) / len(B)

    first = [association(x) for x in X]
    second = [association(y) for y in Y]
    both = first + second
    middle = sum(both) / len(both)
    variance = sum((s - middle) ** 2 for s in both) / (len(both) - 1)
    if variance < 1e-24:
        raise ValueError("X and Y do not differ in their associations")
    return (sum(first) / len(first) - sum(second) / len(second)) / variance**0.5


# %% wrong: n below the line | mentions: n - 1|ddof
# - variance = sum((s - middle) ** 2 for s in both) / (len(both) - 1)
# + variance = sum((s - middle) ** 2 for s in both) / len(both)

# %% wrong: Not divided at all | mentions: not divided
# - return (sum(first) / len(first) - sum(second) / len(second)) / variance**0.5
# + return sum(first) / len(first) - sum(second) / len(second)

# %% wrong: Divided by the variance | mentions: variance
# - return (sum(first) / len(first) - sum(second) / len(second)) / variance**0.5
# + return (sum(first) / len(first) - sum(second) / len(second)) / variance

# %% wrong: Cohen's d: the pooled deviation within the groups | mentions: within the groups
# - variance = sum((s - middle) ** 2 for s in both) / (len(both) - 1)
# + within = sum((s - np.mean(first)) ** 2 for s in first) + sum((s - np.mean(second)) ** 2 for s in second)
# + variance = within / (len(both) - 2)

# %% wrong: Dot products | mentions: dot product
# - return float(v @ w / size) if size > 0 else 0.0
# + return float(v @ w)

# %% wrong: Cosines with the mean vectors of the attributes | mentions: mean vectors
# - return sum(cosine(w, a) for a in A) / len(A) - sum(cosine(w, b) for b in B) / len(B)
# + return cosine(w, A.mean(axis=0)) - cosine(w, B.mean(axis=0))

# %% wrong: Sums over the attributes | mentions: summed over A
# - return sum(cosine(w, a) for a in A) / len(A) - sum(cosine(w, b) for b in B) / len(B)
# + return sum(cosine(w, a) for a in A) - sum(cosine(w, b) for b in B)

# %% wrong: Sums over the targets | mentions: summed over X
# - return (sum(first) / len(first) - sum(second) / len(second)) / variance**0.5
# + return (sum(first) - sum(second)) / variance**0.5

# %% wrong: B plays no part | mentions: B plays no part
# - return sum(cosine(w, a) for a in A) / len(A) - sum(cosine(w, b) for b in B) / len(B)
# + return sum(cosine(w, a) for a in A) / len(A)

# %% wrong: A and B exchanged | mentions: sign
# - return sum(cosine(w, a) for a in A) / len(A) - sum(cosine(w, b) for b in B) / len(B)
# + return sum(cosine(w, b) for b in B) / len(B) - sum(cosine(w, a) for a in A) / len(A)

# %% wrong: The absolute value | mentions: opposite|sign|absolute
# - return (sum(first) / len(first) - sum(second) / len(second)) / variance**0.5
# + return abs(sum(first) / len(first) - sum(second) / len(second)) / variance**0.5

# %% wrong: The deviation of X alone | mentions: X alone
# - variance = sum((s - middle) ** 2 for s in both) / (len(both) - 1)
# + variance = np.var(first, ddof=1)

# %% wrong: No spread gives 0 | mentions: ValueError
# - raise ValueError("X and Y do not differ in their associations")
# + return 0.0

# %% wrong: Only an exact 0 is no spread | mentions: deviation 0
# - if variance < 1e-24:
# + if variance == 0:

# %% wrong: Whatever is small is no spread | mentions: millionths|all of their words|associations
# - if variance < 1e-24:
# + if variance < 1e-6:

# %% wrong: A small constant against division by 0 | mentions: almost right|epsilon|ValueError|deviation
# - if variance < 1e-24:
# -     raise ValueError("X and Y do not differ in their associations")
# - return (sum(first) / len(first) - sum(second) / len(second)) / variance**0.5
# + return (sum(first) / len(first) - sum(second) / len(second)) / (variance**0.5 + 1e-3)

# %% wrong: A row of zeros gives NaN | mentions: nan|zeros
# - return float(v @ w / size) if size > 0 else 0.0
# + return float(v @ w / size)

# %% wrong: The targets are normalised in place | mentions: changed
# - first = [association(x) for x in X]
# + X /= np.maximum(np.linalg.norm(X, axis=1, keepdims=True), 1e-12)
# + first = [association(x) for x in X]

# %% wrong: Euclidean distances | mentions: differ|expected
# - return float(v @ w / size) if size > 0 else 0.0
# + return -float(np.linalg.norm(v - w))


# %% wrong: Only a deviation of exactly 0 is refused | mentions: raise
def weat_effect_size(X, Y, A, B):
    U = unit_rows(np.vstack([X, Y]))
    s = (U @ unit_rows(A).T).mean(axis=1) - (U @ unit_rows(B).T).mean(axis=1)
    n = len(X)
    sd = s.std(ddof=1)
    if sd == 0:
        raise ValueError("X, Y")
    return (s[:n].mean() - s[n:].mean()) / sd


# %% wrong: The attributes keep their lengths | mentions: keep their lengths
def weat_effect_size(X, Y, A, B):
    U = unit_rows(np.vstack([X, Y]))
    s = (U @ A.T).mean(axis=1) - (U @ B.T).mean(axis=1)
    n = len(X)
    sd = s.std(ddof=1)
    if sd < 1e-12:
        raise ValueError("X, Y")
    return (s[:n].mean() - s[n:].mean()) / sd


# %% wrong: The targets are cut in the middle | mentions: middle
def weat_effect_size(X, Y, A, B):
    U = unit_rows(np.vstack([X, Y]))
    s = (U @ unit_rows(A).T).mean(axis=1) - (U @ unit_rows(B).T).mean(axis=1)
    n = len(s) // 2
    sd = s.std(ddof=1)
    if sd < 1e-12:
        raise ValueError("X, Y")
    return (s[:n].mean() - s[n:].mean()) / sd


# %% right: the slope of a regression on the group
def weat_effect_size(X, Y, A, B):
    label = np.array([1.0] * len(X) + [0.0] * len(Y))
    T = [*X, *Y]
    c = lambda u, v: 0.0 if not (u.any() and v.any()) else u @ v / np.linalg.norm(u) / np.linalg.norm(v)
    s = np.array([np.mean([c(t, a) for a in A]) - np.mean([c(t, b) for b in B]) for t in T])
    if np.std(s, ddof=1) < 1e-12:
        raise ValueError("all targets of X and Y lean alike")
    slope = np.cov(label, s)[0, 1] / np.var(label, ddof=1)
    return slope / np.std(s, ddof=1)

# %% wrong: A spread of a few billionths is refused as none | mentions: below 1e-12
def weat_effect_size(X, Y, A, B):
    axis = unit_rows(A).mean(axis=0) - unit_rows(B).mean(axis=0)
    s, t = unit_rows(X) @ axis, unit_rows(Y) @ axis
    spread = np.concatenate([s, t]).std(ddof=1)
    if np.isclose(spread, 0):
        raise ValueError("X and Y lean alike")
    return (s.mean() - t.mean()) / spread

# %% wrong: Equal means are refused, not equal associations | mentions: equal means
def weat_effect_size(X, Y, A, B):
    axis = unit_rows(A).mean(axis=0) - unit_rows(B).mean(axis=0)
    s, t = unit_rows(X) @ axis, unit_rows(Y) @ axis
    spread = np.concatenate([s, t]).std(ddof=1)
    if abs(s.mean() - t.mean()) < 1e-12 or spread < 1e-12:
        raise ValueError("X and Y lean alike")
    return (s.mean() - t.mean()) / spread

# %% wrong: A row of zeros among the attributes is no cosine, and left out of the mean | mentions: left out
def weat_effect_size(X, Y, A, B):
    A, B = (group[group.any(axis=1)] for group in (A, B))
    axis = unit_rows(A).mean(axis=0) - unit_rows(B).mean(axis=0)
    s, t = unit_rows(X) @ axis, unit_rows(Y) @ axis
    spread = np.concatenate([s, t]).std(ddof=1)
    if spread < 1e-12:
        raise ValueError("X and Y lean alike")
    return (s.mean() - t.mean()) / spread
