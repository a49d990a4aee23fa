"""A softmax over the survivors instead of their share.

loses: top_k_filter
mentions: softmax|expected
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(-p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    q[ids] = np.exp(p[ids])
    return q / q.sum() if k < len(p) else p
