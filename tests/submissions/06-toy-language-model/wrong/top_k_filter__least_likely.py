"""Rising order: the least likely survive.

loses: top_k_filter
mentions: least likely
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
