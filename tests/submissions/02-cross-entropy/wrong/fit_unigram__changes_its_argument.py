"""counts /= sum works on the caller's counts.

loses: fit_unigram
mentions: changed by the call|UFuncTypeError|cast
"""

def fit_unigram(counts, learning_rate, steps):
    if counts.dtype.kind == "i":
        counts = counts.astype(float)
    counts /= counts.sum()
    p = counts
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z
