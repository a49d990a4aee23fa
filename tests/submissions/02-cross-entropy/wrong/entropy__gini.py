"""1 - sum of squares, the Gini impurity.

loses: entropy
mentions: Gini
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    return 1 - (p * p).sum()
