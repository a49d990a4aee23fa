"""The bias gets a gradient for each example.

loses: linear_backward
mentions: db
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ
