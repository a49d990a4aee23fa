"""H(p, p) should be 0, so H(p) is subtracted: that is KL.

loses: cross_entropy
mentions: divergence|entropy of p
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = p > 0
    with np.errstate(divide="ignore"):
        return (p[m] * (np.log(p[m]) - np.log(q[m]))).sum()
