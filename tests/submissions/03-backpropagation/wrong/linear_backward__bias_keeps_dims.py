"""The bias gradient has an axis too many.

loses: linear_backward
mentions: axis of length 1|keepdims
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0, keepdims=True)
