"""The slope of a sigmoid that overflows at −1000.

loses: sigmoid_gradient
mentions: overflow
"""

def sigmoid_gradient(x):
    p = 1 / (1 + np.exp(-x))
    return p * (1 - p)
