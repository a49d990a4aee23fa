"""Row sums and column sums are exchanged.

loses: ppmi
mentions: could not be broadcast|shape|swapped|ValueError
"""

def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    rows = counts.sum(axis=0)[:, None]
    columns = counts.sum(axis=1)[None, :] ** context_smoothing
    chance = rows / total * (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2(counts / total / chance)
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)
