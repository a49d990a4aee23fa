"""Only the signs are checked.

loses: entropy
mentions: add up to 1.1.*should raise ValueError
"""

def entropy(p):
    if (p < 0).any():
        raise ValueError("p has a negative entry")
    p = p[p > 0]
    return -(p * np.log(p)).sum()
