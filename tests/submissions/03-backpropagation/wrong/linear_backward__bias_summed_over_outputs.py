"""The bias gradient is summed over the wrong axis.

loses: linear_backward
mentions: db
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)
