"""inf as soon as any q is 0, also where p is 0.

loses: cross_entropy
mentions: inf
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    if (q == 0).any():
        return np.inf
    return -(p * np.log(q)).sum()
