"""context_smoothing does nothing.

loses: ppmi
mentions: changes nothing|smoothing
"""

def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** 1
    chance = rows / total * (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2(counts / total / chance)
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)
