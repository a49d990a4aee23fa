"""The gradient of the loss summed over all tokens.

loses: fit_unigram
mentions: summed loss|constant factor
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * counts.sum() * (e / e.sum() - p)
    return z
