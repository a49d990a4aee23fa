"""Descends the squared error.

loses: fit_unigram
mentions: expected|factor
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        q = e / e.sum()
        z = z - learning_rate * 2 * q * ((q - p) - ((q - p) * q).sum())
    return z
