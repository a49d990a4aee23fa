"""H(q) - H(p).

loses: kl_divergence
mentions: expected
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    def h(d):
        d = d[d > 0]
        return -(d * np.log(d)).sum()
    if ((p > 0) & (q == 0)).any():
        return np.inf
    return h(q) - h(p)
