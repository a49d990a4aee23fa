"""z - max, without the sum.

loses: log_softmax
mentions: sum is missing
"""

def log_softmax(z, axis=-1):
    return z - np.max(z, axis=axis, keepdims=True)
