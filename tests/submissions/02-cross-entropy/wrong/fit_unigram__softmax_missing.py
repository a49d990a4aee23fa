"""z - shares: the logits themselves are taken for probabilities.

loses: fit_unigram
mentions: expected
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        z = z - learning_rate * (z - p)
    return z
