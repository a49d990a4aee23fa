"""Zeros are written into the caller's array.

loses: top_k_filter
mentions: changed|read-only
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(-p, kind="stable")[:k]
    p[np.setdiff1d(np.arange(len(p)), ids)] = 0
    return p / p.sum()
