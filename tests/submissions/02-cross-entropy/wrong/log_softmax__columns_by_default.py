"""axis=0 as default.

loses: log_softmax
mentions: wrong axis
"""

def log_softmax(z, axis=0):
    m = np.max(z, axis=axis, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
