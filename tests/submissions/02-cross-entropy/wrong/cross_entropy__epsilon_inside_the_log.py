"""log(q + 1e-12) is never -inf.

loses: cross_entropy
mentions: infinite is finite|small constant|expected inf
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    return -(p * np.log(q + 1e-12)).sum()
