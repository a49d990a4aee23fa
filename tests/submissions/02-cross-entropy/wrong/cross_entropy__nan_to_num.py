"""np.nan_to_num turns inf into the largest float.

loses: cross_entropy
mentions: expected inf|infinite is finite
"""

def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(all="ignore"):
        return -np.nan_to_num(p * np.log(q)).sum()
