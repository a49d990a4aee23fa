"""The sum has to be exactly 1.

loses: entropy
mentions: ValueError
"""

def entropy(p):
    if (p < 0).any() or p.sum() != 1:
        raise ValueError("p is not a distribution")
    p = p[p > 0]
    return -(p * np.log(p)).sum()
