"""Starts from the log shares.

loses: fit_unigram
mentions: log shares|log-probabilities
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.log(p)
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z
