"""The mean of p ln p.

loses: entropy
mentions: mean
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    return -np.mean(np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0))
