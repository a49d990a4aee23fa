"""The logarithm of the softmax: log 0 = -inf.

loses: log_softmax
mentions: -inf|inf|log of 0
"""

def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    with np.errstate(divide="ignore"):
        return np.log(e / e.sum(axis=axis, keepdims=True))
