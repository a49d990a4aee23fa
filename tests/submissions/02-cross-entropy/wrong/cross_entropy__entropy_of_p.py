"""q does not enter.

loses: cross_entropy
mentions: expected
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = p > 0
    return -(p[m] * np.log(p[m])).sum()
