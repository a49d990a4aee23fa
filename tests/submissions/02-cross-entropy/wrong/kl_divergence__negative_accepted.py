"""Only the sums are checked.

loses: kl_divergence
mentions: negative entry.*should raise ValueError
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = p > 0
    with np.errstate(all="ignore"):
        return (p[m] * np.log(p[m] / q[m])).sum()
