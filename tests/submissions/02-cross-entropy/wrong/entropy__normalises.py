"""What is not a distribution is made one.

loses: entropy
mentions: should raise ValueError
"""

def entropy(p):
    p = np.clip(p, 0, None)
    p = p / p.sum()
    p = p[p > 0]
    return -(p * np.log(p)).sum()
