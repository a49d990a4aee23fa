"""Always along the last axis.

loses: log_softmax
mentions: axis
"""

def log_softmax(z, axis=-1):
    m = np.max(z, axis=-1, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=-1, keepdims=True))
