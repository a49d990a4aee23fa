"""A probability of 0 makes the entropy infinite.

loses: entropy
mentions: inf|0 ln 0
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    if (p == 0).any():
        return np.inf
    return -(p * np.log(p)).sum()
