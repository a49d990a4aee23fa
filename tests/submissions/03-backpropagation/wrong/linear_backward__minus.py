"""The gradients come back ready to be added: with a minus.

loses: linear_backward
mentions: opposite sign
"""

def linear_backward(dZ, X, W):
    return -dZ @ W.T, -X.T @ dZ, -dZ.sum(axis=0)
