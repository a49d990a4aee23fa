"""The result is written into np.empty_like(z).

loses: log_softmax
mentions: integers
"""

def log_softmax(z, axis=-1):
    out = np.empty_like(z)
    m = np.max(z, axis=axis, keepdims=True)
    out[...] = z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
    return out
