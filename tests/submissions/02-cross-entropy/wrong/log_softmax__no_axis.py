"""One sum for the whole table.

loses: log_softmax
mentions: no axis
"""

def log_softmax(z, axis=-1):
    m = np.max(z)
    return z - m - np.log(np.exp(z - m).sum())
