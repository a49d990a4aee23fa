"""Only a sum above 1 is refused: the absolute value is missing.

loses: entropy
mentions: 0.5|0.9999
"""

def entropy(p):
    if (p < 0).any() or p.sum() - 1 > 1e-6:
        raise ValueError("p is not a distribution")
    p = p[p > 0]
    return -(p * np.log(p)).sum()
