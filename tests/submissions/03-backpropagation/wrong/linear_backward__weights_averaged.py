"""dW is divided by the batch size.

loses: linear_backward
mentions: dW|batch
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ / len(X), dZ.sum(axis=0)
