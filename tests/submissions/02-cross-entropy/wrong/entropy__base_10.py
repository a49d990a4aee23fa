"""np.log10.

loses: entropy
mentions: log|base
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    p = p[p > 0]
    return -(p * np.log10(p)).sum()
