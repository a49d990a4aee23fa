"""range(steps + 1).

loses: fit_unigram
mentions: one step too many|expected
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps + 1):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z
