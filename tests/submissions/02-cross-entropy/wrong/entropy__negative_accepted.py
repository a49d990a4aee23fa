"""Only the sum is checked.

loses: entropy
mentions: one entry is negative.*should raise ValueError
"""

def entropy(p):
    if abs(p.sum() - 1) > 1e-6:
        raise ValueError("p does not sum to 1")
    p = p[p > 0]
    return -(p * np.log(p)).sum()
