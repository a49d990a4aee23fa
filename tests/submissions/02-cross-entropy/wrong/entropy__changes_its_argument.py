"""Zeros are replaced by 1 in the caller's array.

loses: entropy
mentions: NaN|changed by the call|expected
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    p /= 2 * p.sum()
    q = p[p > 0] * 2
    return -(q * np.log(q)).sum()
