"""-log q at the likeliest word of p, as if p were one-hot.

loses: cross_entropy
mentions: expected
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(divide="ignore"):
        return -np.log(q[p.argmax()])
