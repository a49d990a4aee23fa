"""Minus the log-probabilities.

loses: log_softmax
mentions: sign
"""

def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return m - z + np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
