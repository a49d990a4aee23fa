"""argsort without kind='stable': ties fall as they may.

loses: top_k_filter
mentions: lower id|40 equal
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(p)[-k:] if k < len(p) else np.arange(len(p))
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
