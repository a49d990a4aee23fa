"""exp(−x)/(1 + exp(−x))²: inf/inf at −1000.

loses: sigmoid_gradient
mentions: NaN|overflow
"""

def sigmoid_gradient(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2
