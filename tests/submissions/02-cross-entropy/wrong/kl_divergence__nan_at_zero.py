"""0 * log 0 is NaN.

loses: kl_divergence
mentions: NaN
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(all="ignore"):
        return (p * np.log(p / q)).sum()
