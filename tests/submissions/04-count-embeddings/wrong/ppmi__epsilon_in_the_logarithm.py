"""log2(ratio + 0.01).

loses: ppmi
mentions: almost right|constant
"""

def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
    chance = rows / total * (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2(counts / total / chance + 0.01)
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)
