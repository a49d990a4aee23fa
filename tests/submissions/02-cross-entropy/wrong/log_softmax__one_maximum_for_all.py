"""The maximum of the whole table.

loses: log_softmax
mentions: own maximum|inf
"""

def log_softmax(z, axis=-1):
    m = np.max(z)
    with np.errstate(divide="ignore"):
        return z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
