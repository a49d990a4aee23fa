"""softmax - counts.

loses: fit_unigram
mentions: not divided by their sum
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z
