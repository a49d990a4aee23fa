"""k above the number of tokens is refused.

loses: top_k_filter
mentions: ValueError|k must
"""


def top_k_filter(p, k):
    if k < 1 or k > len(p):
        raise ValueError("k must be at least 1")
    ids = np.argsort(-p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
