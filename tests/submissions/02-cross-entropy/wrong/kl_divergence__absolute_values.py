"""Every term made positive.

loses: kl_divergence
mentions: absolute value
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = p > 0
    with np.errstate(divide="ignore"):
        return np.abs(p[m] * np.log(p[m] / q[m])).sum()
