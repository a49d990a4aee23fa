"""Divides the caller's array.

loses: ppmi
mentions: changed by the call
"""

def ppmi(counts, context_smoothing=1.0):
    if counts.dtype.kind == 'i':
        scaled, original = counts.astype(float), counts
        original[:] = original * 2
        counts = scaled
    total = counts.sum()
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
    chance = rows / total * (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2(counts / total / chance)
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)
