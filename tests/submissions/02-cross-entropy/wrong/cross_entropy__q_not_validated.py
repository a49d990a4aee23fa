"""Only p is checked.

loses: cross_entropy
mentions: entries of q.*should raise ValueError
"""

def cross_entropy(p, q):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()
