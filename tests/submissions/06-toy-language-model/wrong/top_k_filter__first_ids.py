"""The first k ids instead of the likeliest.

loses: top_k_filter
mentions: first k ids|expected
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.arange(len(p))[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
