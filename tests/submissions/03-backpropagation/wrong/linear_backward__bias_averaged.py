"""The bias gradient is averaged over the batch.

loses: linear_backward
mentions: mean over the batch
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)
