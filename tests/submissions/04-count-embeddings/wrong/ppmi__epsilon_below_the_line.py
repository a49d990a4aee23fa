"""+ 1e-8 below the line swallows rare pairs.

loses: ppmi
mentions: epsilon
"""

def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
    chance = rows / total * (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2((counts / total) / (chance + 1e-8))
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)
