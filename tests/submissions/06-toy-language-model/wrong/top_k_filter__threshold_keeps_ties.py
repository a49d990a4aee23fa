"""Everything at least as large as the k-th: ties survive.

loses: top_k_filter
mentions: threshold|more than
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.flatnonzero(p >= np.sort(p)[::-1][min(k, len(p)) - 1])
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
