"""Steps of rate 1.

loses: fit_unigram
mentions: learning rate is ignored|constant factor|expected
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - (e / e.sum() - p)
    return z
