"""The Jensen-Shannon divergence, which is symmetric and finite.

loses: kl_divergence
mentions: Jensen|expected
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = (p + q) / 2
    def kl(a):
        k = a > 0
        return (a[k] * np.log(a[k] / m[k])).sum()
    return (kl(p) + kl(q)) / 2
