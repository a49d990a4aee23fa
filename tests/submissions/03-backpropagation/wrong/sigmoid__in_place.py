"""The exponential is written into the argument.

loses: sigmoid
mentions: changed by the call
"""

def sigmoid(x):
    positive = x >= 0
    np.abs(x, out=x)
    np.exp(-x, out=x)
    return np.where(positive, 1.0, x) / (1 + x)
