"""H(q, p): the arguments are swapped.

loses: cross_entropy
mentions: swapped
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(divide="ignore"):
        return -(q[q > 0] * np.log(p[q > 0])).sum()
