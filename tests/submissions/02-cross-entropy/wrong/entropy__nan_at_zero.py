"""0 * log 0 is NaN.

loses: entropy
mentions: NaN|0 ln 0
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    with np.errstate(all="ignore"):
        return -(p * np.log(p)).sum()
