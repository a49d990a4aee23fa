"""Only two gradients come back.

loses: linear_backward
mentions: unpack|three|values
"""

def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ
