"""exp(x) in place of exp(−x): the curve falls.

loses: sigmoid
mentions: σ\(−x\)|shifted|order|reverse
"""

def sigmoid(x):
    s = np.exp(-np.abs(x))
    return np.where(x >= 0, s, 1.0) / (1 + s)
