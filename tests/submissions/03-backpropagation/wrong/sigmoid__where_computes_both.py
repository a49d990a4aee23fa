"""np.where chooses the right branch after computing both everywhere.

loses: sigmoid
mentions: both of its branches
"""

def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
