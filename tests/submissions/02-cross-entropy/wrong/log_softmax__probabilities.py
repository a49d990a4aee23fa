"""The softmax, without a logarithm.

loses: log_softmax
mentions: logarithms are wanted
"""

def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
