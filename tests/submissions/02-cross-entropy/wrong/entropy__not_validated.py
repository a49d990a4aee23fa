"""Anything is accepted.

loses: entropy
mentions: should raise ValueError
"""

def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()
