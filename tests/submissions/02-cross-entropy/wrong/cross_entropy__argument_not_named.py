"""The message says that something is no distribution, not which.

loses: cross_entropy
mentions: should name the argument
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"That is not a distribution")
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()
