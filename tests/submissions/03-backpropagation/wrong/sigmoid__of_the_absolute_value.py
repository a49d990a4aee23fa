"""The stable form for positive x, used for all.

loses: sigmoid
mentions: expected
"""

def sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(x)))
