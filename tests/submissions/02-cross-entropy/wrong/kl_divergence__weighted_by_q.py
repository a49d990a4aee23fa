"""The log ratio is weighted by q.

loses: kl_divergence
mentions: expected
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = (p > 0) & (q > 0)
    if ((p > 0) & (q == 0)).any():
        return np.inf
    return (q[m] * np.log(p[m] / q[m])).sum()
