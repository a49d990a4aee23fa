"""q is clipped at 1e-15: an impossible word costs 34.5.

loses: cross_entropy
mentions: expected inf|infinite is finite
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    return -(p * np.log(np.clip(q, 1e-15, 1))).sum()
