"""The sigmoid, not its derivative.

loses: sigmoid_gradient
mentions: expected
"""

def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return p
