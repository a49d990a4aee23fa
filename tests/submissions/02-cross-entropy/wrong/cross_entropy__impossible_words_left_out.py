"""Words with q = 0 are left out, even if they occur.

loses: cross_entropy
mentions: expected inf|infinite is finite
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = q > 0
    return -(p[m] * np.log(q[m])).sum()
