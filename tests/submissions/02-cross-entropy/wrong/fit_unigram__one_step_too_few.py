"""range(1, steps).

loses: fit_unigram
mentions: no step|one step too few
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(1, steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z
