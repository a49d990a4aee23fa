"""dW comes first.

loses: linear_backward
mentions: dX
"""

def linear_backward(dZ, X, W):
    return X.T @ dZ, dZ @ W.T, dZ.sum(axis=0)
