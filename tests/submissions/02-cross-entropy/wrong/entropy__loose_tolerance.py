"""A sum between 0.99 and 1.01 is accepted.

loses: entropy
mentions: 0.9999|1.0001
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 0.01:
        raise ValueError("p is not a distribution")
    p = p[p > 0]
    return -(p * np.log(p)).sum()
