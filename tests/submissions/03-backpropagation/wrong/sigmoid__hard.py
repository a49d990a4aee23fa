"""The piecewise linear approximation.

loses: sigmoid
mentions: expected
"""

def sigmoid(x):
    return np.clip(0.2 * x + 0.5, 0.0, 1.0)
