"""Base 2.

loses: log_softmax
mentions: base 2
"""

def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return (z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))) / np.log(2)
