"""k = 0 keeps one token instead of an error.

loses: top_k_filter
mentions: should raise ValueError
"""


def top_k_filter(p, k):
    if k < 1:
        k = 1
    ids = np.argsort(-p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
