"""log2 P(c | w), never compared with P(c).

loses: ppmi
mentions: P\\(c\\)
"""

def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
    chance = rows / total * np.ones_like(columns)
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2(counts / total / chance)
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)
