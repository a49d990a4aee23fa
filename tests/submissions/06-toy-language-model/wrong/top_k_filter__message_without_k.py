"""The message does not name k.

loses: top_k_filter
mentions: should name
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("nothing to keep")
    ids = np.argsort(-p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
