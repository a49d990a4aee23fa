"""KL(q, p): the arguments are swapped.

loses: kl_divergence
mentions: swapped
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = q > 0
    with np.errstate(divide="ignore"):
        return (q[m] * np.log(q[m] / p[m])).sum()
