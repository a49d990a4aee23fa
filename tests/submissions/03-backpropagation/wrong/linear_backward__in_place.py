"""dZ is divided by the batch size in place, on the way.

loses: linear_backward
mentions: changed by the call
"""

def linear_backward(dZ, X, W):
    dZ /= len(dZ)
    dZ *= len(dZ)
    dZ += 0.0
    dX = dZ @ W.T
    dW = X.T @ dZ
    db = dZ.sum(axis=0)
    dZ[...] = 0
    return dX, dW, db
