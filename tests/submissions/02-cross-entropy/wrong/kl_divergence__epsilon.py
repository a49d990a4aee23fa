"""1e-12 is added to both.

loses: kl_divergence
mentions: expected inf|infinite is finite|small constant
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    return (p * np.log((p + 1e-12) / (q + 1e-12))).sum()
