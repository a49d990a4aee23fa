"""The message does not say which argument.

loses: entropy
mentions: should name the argument
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("not a distribution")
    p = p[p > 0]
    return -(p * np.log(p)).sum()
