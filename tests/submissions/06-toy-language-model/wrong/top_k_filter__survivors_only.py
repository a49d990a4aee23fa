"""An array of k values instead of one for every token.

loses: top_k_filter
mentions: shape
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(-p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return p[ids] / p[ids].sum()
