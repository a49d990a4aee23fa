"""Starts from small random logits.

loses: fit_unigram
mentions: expected
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.random.default_rng(0).normal(size=len(counts)) * 0.01
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z
