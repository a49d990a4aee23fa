"""Binary cross-entropy: the complements are counted as well.

loses: cross_entropy
mentions: yes-or-no|constant factor|expected
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(all="ignore"):
        a = np.where(p > 0, p * np.log(q), 0)
        b = np.where(p < 1, (1 - p) * np.log(1 - q), 0)
    return -(a + b).sum()
