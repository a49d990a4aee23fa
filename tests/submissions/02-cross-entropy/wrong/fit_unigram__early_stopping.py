"""Stops as soon as a step is smaller than 0.01.

loses: fit_unigram
mentions: expected
"""

def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        step = learning_rate * (e / e.sum() - p)
        if np.abs(step).max() < 0.01:
            break
        z = z - step
    return z
