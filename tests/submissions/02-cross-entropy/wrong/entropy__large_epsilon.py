"""log(p + 1e-3) against log 0.

loses: entropy
mentions: expected
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    return -(p * np.log(p + 1e-3)).sum()
