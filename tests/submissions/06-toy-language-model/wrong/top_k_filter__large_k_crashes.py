"""k above the number of tokens is an error of NumPy's.

loses: top_k_filter
mentions: IndexError|out of bounds
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    order = np.argsort(-p, kind="stable")
    ids = np.array([order[i] for i in range(k)])
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
