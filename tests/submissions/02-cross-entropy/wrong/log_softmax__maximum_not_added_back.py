"""The maximum is subtracted in the sum only.

loses: log_softmax
mentions: maximum.*not added back|off by
"""

def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return z - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
