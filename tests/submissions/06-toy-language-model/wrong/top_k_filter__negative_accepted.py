"""Only 0 is refused; -1 drops the last.

loses: top_k_filter
mentions: k = -
"""


def top_k_filter(p, k):
    if k == 0:
        raise ValueError("k must be at least 1")
    ids = np.argsort(-p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
