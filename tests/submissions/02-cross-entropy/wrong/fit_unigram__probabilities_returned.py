"""softmax(logits) comes back.

loses: fit_unigram
mentions: probabilities; the logits
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return np.exp(z) / np.exp(z).sum()
