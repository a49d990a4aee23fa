"""* in place of @.

loses: linear_backward
mentions: broadcast|shape|operands|dX
"""

def linear_backward(dZ, X, W):
    return dZ * W.T, X.T * dZ, dZ.sum(axis=0)
