"""The first fraction as it stands: overflows at −1000.

loses: sigmoid
mentions: overflow
"""

def sigmoid(x):
    return 1 / (1 + np.exp(-x))
