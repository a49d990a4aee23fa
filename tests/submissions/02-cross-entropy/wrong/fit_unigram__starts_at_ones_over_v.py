"""Starts from 1/V in place of 0.

loses: fit_unigram
mentions: expected|off by
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.full(len(counts), 1 / len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z
