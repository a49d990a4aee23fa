"""W is transposed only where the shapes insist.

loses: linear_backward
mentions: not transposed
"""

def linear_backward(dZ, X, W):
    dX = dZ @ W if W.shape[0] == W.shape[1] else dZ @ W.T
    return dX, X.T @ dZ, dZ.sum(axis=0)
