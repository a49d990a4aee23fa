"""One number for all biases.

loses: linear_backward
mentions: db
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum()
