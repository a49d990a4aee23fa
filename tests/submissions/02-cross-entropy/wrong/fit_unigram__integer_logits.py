"""np.zeros_like(counts): integer logits stay 0.

loses: fit_unigram
mentions: no step|UFuncTypeError|cast|expected
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros_like(counts)
    for _ in range(steps):
        e = np.exp(z - z.max())
        z[:] = z - learning_rate * (e / e.sum() - p)
    return z
