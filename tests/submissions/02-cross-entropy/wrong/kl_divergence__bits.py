"""Base 2.

loses: kl_divergence
mentions: bits
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = p > 0
    with np.errstate(divide="ignore"):
        return (p[m] * np.log2(p[m] / q[m])).sum()
