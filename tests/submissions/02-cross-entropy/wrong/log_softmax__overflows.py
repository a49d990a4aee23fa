"""z - log(sum(exp(z))) without the maximum.

loses: log_softmax
mentions: inf|overflow
"""

def log_softmax(z, axis=-1):
    with np.errstate(all="ignore"):
        return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
