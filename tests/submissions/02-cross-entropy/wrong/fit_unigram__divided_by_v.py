"""The gradient is averaged over the words.

loses: fit_unigram
mentions: factor|divided by V
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p) / len(p)
    return z
