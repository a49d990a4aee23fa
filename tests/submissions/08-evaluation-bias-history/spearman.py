"""Sample answers of spearman."""


# %% base: a loop over the groups of equal values
def spearman(x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    if x.shape != y.shape:
        raise ValueError("x and y: they differ in length")
    if x.size < 2:
        raise ValueError("x, y: at least two values")
    ranked = []
    for name, values in (("x", x), ("y", y)):
        order = np.sort(values)
        ranks = np.zeros(len(values))
        for value in set(values.tolist()):
            places = np.flatnonzero(order == value) + 1
            ranks[values == value] = places.mean()
        if len(set(ranks.tolist())) == 1:
            raise ValueError(f"{name} is constant")
        ranked.append(ranks)
    return np.corrcoef(ranked[0], ranked[1])[0, 1]


# %% wrong: argsort twice: ties are broken by position | mentions: share the average
# - ranks[values == value] = places.mean()
# + ranks = np.argsort(np.argsort(values)) + 1.0

# %% wrong: The shortcut with squared differences | mentions: without ties
# - return np.corrcoef(ranked[0], ranked[1])[0, 1]
# + n = len(x)
# + return 1 - 6 * ((ranked[0] - ranked[1]) ** 2).sum() / (n * (n**2 - 1))

# %% wrong: argsort twice and the shortcut | mentions: share the average|different ranks
def spearman(x, y):
    if len(x) != len(y) or len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise ValueError("x or y")
    d = np.argsort(np.argsort(x, kind="stable"), kind="stable") - np.argsort(np.argsort(y, kind="stable"), kind="stable")
    return 1 - 6 * (d**2).sum() / (len(x) * (len(x) ** 2 - 1))


# %% wrong: Pearson's correlation of the values | mentions: pearson
def spearman(x, y):
    if len(x) != len(y) or len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise ValueError("x or y")
    return float(np.corrcoef(x, y)[0, 1])


# %% wrong: One argsort: positions, not ranks | mentions: once|positions
def spearman(x, y):
    if len(x) != len(y) or len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise ValueError("x or y")
    return float(np.corrcoef(np.argsort(x, kind="stable"), np.argsort(y, kind="stable"))[0, 1])


# %% wrong: Tied values get the lowest of their ranks | mentions: lowest|average
# - ranks[values == value] = places.mean()
# + ranks[values == value] = places.min()

# %% wrong: Tied values get the highest of their ranks | mentions: highest|average
# - ranks[values == value] = places.mean()
# + ranks[values == value] = places.max()

# %% wrong: Dense ranks, 1, 2, 2, 3 | mentions: average
def spearman(x, y):
    if len(x) != len(y) or len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise ValueError("x or y")
    return float(np.corrcoef(np.unique(x, return_inverse=True)[1], np.unique(y, return_inverse=True)[1])[0, 1])


# %% wrong: Only x is ranked | mentions: only one of the two
# - return np.corrcoef(ranked[0], ranked[1])[0, 1]
# + return np.corrcoef(ranked[0], y)[0, 1]

# %% wrong: Kendall's tau, another rank correlation | mentions: kendall
def spearman(x, y):
    if len(x) != len(y) or len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise ValueError("x or y")
    u, v = (np.sign(np.subtract.outer(values, values)) for values in (x, y))
    return float((u * v).sum() / np.sqrt((u**2).sum() * (v**2).sum()))


# %% wrong: One list is ranked from the largest | mentions: sign
# - return np.corrcoef(ranked[0], ranked[1])[0, 1]
# + return -np.corrcoef(ranked[0], ranked[1])[0, 1]

# %% wrong: Values that are close count as tied | mentions: exactly equal|constant
# - for value in set(values.tolist()):
# -     places = np.flatnonzero(order == value) + 1
# -     ranks[values == value] = places.mean()
# + for value in set(values.tolist()):
# +     places = np.flatnonzero(np.isclose(order, value)) + 1
# +     ranks[np.isclose(values, value)] = places.mean()

# %% wrong: A constant list gives 0 | mentions: should raise ValueError
# - raise ValueError(f"{name} is constant")
# + return 0.0

# %% wrong: A constant list gives NaN | mentions: should raise ValueError
# - if len(set(ranks.tolist())) == 1:
# -     raise ValueError(f"{name} is constant")

# %% wrong: A single pair correlates perfectly | mentions: one value each
# - if x.size < 2:
# -     raise ValueError("x, y: at least two values")
# + if x.size == 0:
# +     raise ValueError("x, y: no values")
# + if x.size == 1:
# +     return 1.0

# %% wrong: The longer list is cut | mentions: three values against two|ValueError
# - if x.shape != y.shape:
# -     raise ValueError("x and y: they differ in length")
# + x, y = x[: len(y)], y[: len(x)]

# %% wrong: The lists are sorted in place on the way | mentions: changed
# - x, y = np.array(x, dtype=float), np.array(y, dtype=float)
# + unsorted = x.copy(), y.copy()
# + x.sort()
# + x, y = unsorted

# %% wrong: The square, "explained variance" | mentions: square
# - return np.corrcoef(ranked[0], ranked[1])[0, 1]
# + return np.corrcoef(ranked[0], ranked[1])[0, 1] ** 2

# %% wrong: Rounded to two digits | mentions: rounded|almost right|spearman
# - return np.corrcoef(ranked[0], ranked[1])[0, 1]
# + return round(np.corrcoef(ranked[0], ranked[1])[0, 1], 2)

# %% right: SciPy's own
def spearman(x, y):
    from scipy.stats import spearmanr

    if len(x) != len(y) or len(x) < 2:
        raise ValueError("x and y have to be equally long, with two values at least")
    if len(set(np.asarray(x).tolist())) == 1 or len(set(np.asarray(y).tolist())) == 1:
        raise ValueError("x or y is constant")
    return spearmanr(x, y).statistic


# %% wrong: Absolute values are ranked | mentions: absolute
def spearman(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if x.shape != y.shape or x.size < 2:
        raise ValueError("x, y: lengths")
    out = []
    for v in (x, y):
        _, back, n = np.unique(np.abs(v), return_inverse=True, return_counts=True)
        if len(n) == 1:
            raise ValueError("x or y is constant")
        last = np.cumsum(n)
        out.append((last - (n - 1) / 2)[back])
    return float(np.corrcoef(*out)[0, 1])


# %% right: sums of signs over all pairs
def spearman(x, y):
    if len(x) != len(y):
        raise ValueError("x and y differ in length")
    if len(x) < 2 or np.all(x == x[0]) or np.all(y == y[0]):
        raise ValueError("x or y has no order")
    sx = np.sign(x[:, None].astype(float) - x[None, :].astype(float)).sum(1)
    sy = np.sign(y[:, None].astype(float) - y[None, :].astype(float)).sum(1)
    return np.float64(sx @ sy / np.sqrt((sx @ sx) * (sy @ sy)))

# %% wrong: Only the second list may not be shorter | mentions: four values against five
# - if x.shape != y.shape:
# + if len(x) > len(y):
# - if x.size < 2:
# + y = y[: len(x)]
# + if x.size < 2:
