"""A reversed argsort: of equal probabilities the higher id survives.

loses: top_k_filter
mentions: lower id
"""


def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(p, kind="stable")[::-1][:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()
