"""Sample answers of sample_negatives."""

# %% base: clashes redrawn one by one
def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    for i, c in enumerate(positives):
        for j in range(k):
            while negatives[i, j] == c:
                negatives[i, j] = rng.choice(len(noise), p=noise)
    return negatives

# %% wrong: NumPy's global random state in place of rng | mentions: rng
# - negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
# + negatives = np.random.choice(len(noise), size=(len(positives), k), p=noise)
# - negatives[i, j] = rng.choice(len(noise), p=noise)
# + negatives[i, j] = np.random.choice(len(noise), p=noise)

# %% wrong: A generator of its own, with a fixed seed | mentions: rng
# - def sample_negatives(positives, k, noise, rng):
# + def sample_negatives(positives, k, noise, rng):
# +     rng = np.random.default_rng(0)

# %% wrong: Every word equally often | mentions: noise|own
# - negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
# + negatives = rng.integers(0, len(noise), size=(len(positives), k))
# - negatives[i, j] = rng.choice(len(noise), p=noise)
# + negatives[i, j] = rng.integers(len(noise))

# %% wrong: On a clash a word is drawn uniformly | mentions: uniform|again|0.5
# - negatives[i, j] = rng.choice(len(noise), p=noise)
# + negatives[i, j] = rng.integers(len(noise))

# %% wrong: The generator is copied, so that the caller's does not advance | mentions: advance|same
def sample_negatives(positives, k, noise, rng):
    import copy

    rng = copy.deepcopy(rng)
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives

# %% wrong: On a clash the next id is taken | mentions: neighbouring|again
def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    return np.where(negatives == positives[:, None], (negatives + 1) % len(noise), negatives)

# %% wrong: The noise of the positive is set to zero, in the caller's array | mentions: changed|sum|probabilit
def sample_negatives(positives, k, noise, rng):
    rows = []
    for c in positives:
        noise[c] = 0.0
        if noise.sum() == 0:
            noise[:] = 1.0
            noise[c] = 0.0
        noise /= noise.sum()
        rows.append(rng.choice(len(noise), size=k, p=noise))
    return np.array(rows)

# %% wrong: One draw a pair, repeated k times | mentions: anew|same word|twice|independent
def sample_negatives(positives, k, noise, rng):
    one = rng.choice(len(noise), size=len(positives), p=noise)
    while (clash := one == positives).any():
        one[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return np.repeat(one[:, None], k, axis=1)

# %% wrong: A negative may be the positive of its own pair | mentions: own pair
def sample_negatives(positives, k, noise, rng):
    return rng.choice(len(noise), size=(len(positives), k), p=noise)

# %% wrong: Clashes are redrawn once only | mentions: redraw|positive of its own
def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    clash = negatives == positives[:, None]
    negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives

# %% wrong: All pairs share one set of negatives | mentions: draws of its own|own positive|own pair
def sample_negatives(positives, k, noise, rng):
    row = rng.choice(len(noise), size=k, p=noise)
    negatives = np.tile(row, (len(positives), 1))
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives

# %% wrong: One column a pair | mentions: shape|transposed
def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives.T

# %% wrong: No positive of the batch may be a negative | mentions: other pairs|own|sum|probabilit|nan
def sample_negatives(positives, k, noise, rng):
    p = np.array(noise, dtype=float)
    p[np.unique(positives)] = 0
    if p.sum() == 0:
        p = np.array(noise, dtype=float)
    p /= p.sum()
    negatives = rng.choice(len(noise), size=(len(positives), k), p=p)
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=np.array(noise) / np.sum(noise))
    return negatives

# %% wrong: The negatives of one pair are all different | mentions: replace|fewer|twice
def sample_negatives(positives, k, noise, rng):
    rows = []
    for c in positives:
        p = np.array(noise, dtype=float)
        p[c] = 0
        p /= p.sum()
        size = min(k, int((p > 0).sum()))
        row = rng.choice(len(noise), size=size, replace=False, p=p)
        rows.append(np.resize(row, k))
    return np.array(rows)

# %% base: Drawn together, clashes again
def sample_negatives(positives, k, noise, rng):
    own = np.asarray(positives)[:, None]
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    while (clash := negatives == own).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives

# %% wrong: A hundred tries, then it stays | mentions: as often as it takes
# - while (clash := negatives == own).any():
# + for _ in range(100):
# +     clash = negatives == own

# %% wrong: The second half of the pairs repeats the first | mentions: apart are the same
# - negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
# + half = rng.choice(len(noise), size=(len(positives) // 2 + 1, k), p=noise)
# + negatives = np.concatenate([half[: len(positives) - len(positives) // 2], half])[: len(positives)]

# %% wrong: One of eight seeds | mentions: one of a few seeds|rng
# - own = np.asarray(positives)[:, None]
# + rng = np.random.default_rng(int(rng.integers(8)))
# + own = np.asarray(positives)[:, None]

# %% wrong: A table of a hundred entries | mentions: table of a few hundred
def sample_negatives(positives, k, noise, rng):
    table = np.searchsorted(np.cumsum(noise), (np.arange(100) + 0.5) / 100)
    own = np.asarray(positives)[:, None]
    negatives = rng.choice(table, size=(len(positives), k))
    while (clash := negatives == own).any():
        # Only noise of a hundredth or more is in the table.
        again = rng.choice(table if len(set(table)) > 1 else len(noise), size=clash.sum())
        negatives[clash] = again
    return negatives

# %% wrong: Words are dealt out in fixed numbers | mentions: dealt out|not drawn independently|apart are the same
# - negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
# + places = (np.arange(len(positives) * k) + rng.random()) / (len(positives) * k)
# + dealt = np.minimum(np.searchsorted(np.cumsum(noise), places, side="right"), len(noise) - 1)
# + negatives = rng.permutation(dealt).reshape(len(positives), k)

# %% wrong: Draws in opposite pairs | mentions: not drawn independently|apart are the same
def sample_negatives(positives, k, noise, rng):
    negatives = np.empty((len(positives), k), dtype=int)
    for row, positive in zip(negatives, positives, strict=True):
        others = np.where(np.arange(len(noise)) == positive, 0.0, noise)
        u = rng.random(k)
        u[k // 2 : 2 * (k // 2)] = 1 - u[: k // 2]
        row[:] = np.searchsorted(np.cumsum(others), u * others.sum(), side="right")
    return np.minimum(negatives, len(noise) - 1)

# %% wrong: A clash becomes another draw of its row | mentions: the redrawn ones, too|not drawn independently
def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    for row, positive in zip(negatives, positives, strict=True):
        others = row[row != positive]
        while len(others) == 0:
            others = rng.choice(len(noise), size=k, p=noise)
            others = others[others != positive]
        row[row == positive] = rng.choice(others, size=(row == positive).sum())
    return negatives
