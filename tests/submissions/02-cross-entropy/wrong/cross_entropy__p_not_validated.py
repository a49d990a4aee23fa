"""Only q is checked.

loses: cross_entropy
mentions: entries of p.*should raise ValueError
"""

def cross_entropy(p, q):
    if (q < 0).any() or abs(q.sum() - 1) > 1e-6:
        raise ValueError("q is not a distribution")
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()
