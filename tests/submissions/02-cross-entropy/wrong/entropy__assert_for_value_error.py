"""assert raises AssertionError.

loses: entropy
mentions: raised AssertionError
"""

def entropy(p):
    assert (p >= 0).all() and abs(p.sum() - 1) <= 1e-6, "p is not a distribution"
    p = p[p > 0]
    return -(p * np.log(p)).sum()
