"""dW comes out as (out, in).

loses: linear_backward
mentions: transposed
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)
