"""p * log q is NaN where both are 0.

loses: cross_entropy
mentions: NaN
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(all="ignore"):
        return -(p * np.log(q)).sum()
