"""Only words that both hold possible are counted.

loses: kl_divergence
mentions: expected inf|infinite is finite
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = (p > 0) & (q > 0)
    return (p[m] * np.log(p[m] / q[m])).sum()
