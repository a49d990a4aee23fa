"""np.log10 of the sum, subtracted from natural exponents.

loses: log_softmax
mentions: expected
"""

def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return z - m - np.log10(np.exp(z - m).sum(axis=axis, keepdims=True))
