"""The row sums are raised to the power.

loses: ppmi
mentions: row sums are smoothed|smoothing
"""

def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    rows = counts.sum(axis=1, keepdims=True) ** context_smoothing
    rows = rows / rows.sum() * total
    columns = counts.sum(axis=0, keepdims=True)
    chance = rows / total * (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2(counts / total / chance)
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)
