"""Both are divided by their sums.

loses: cross_entropy
mentions: should raise ValueError
"""

def cross_entropy(p, q):
    p, q = np.abs(p) / np.abs(p).sum(), np.abs(q) / np.abs(q).sum()
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()
