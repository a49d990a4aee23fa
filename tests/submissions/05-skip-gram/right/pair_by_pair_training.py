"""Training pair by pair (a batch of one), negatives drawn for each pair, small normal start."""

def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = rng.normal(0, 0.1, (vocab_size, dim))
    C = rng.normal(0, 0.1, (vocab_size, dim))
    noise = np.bincount(ids, minlength=vocab_size).astype(float) ** 0.75
    bounds = np.cumsum(noise / noise.sum())
    text = ids.tolist()
    pairs = [
        (text[i], text[j])
        for i in range(len(text))
        for j in range(max(0, i - window), min(len(text), i + window + 1))
        if i != j
    ]
    label = np.zeros(k + 1)
    label[0] = 1
    for _ in range(epochs):
        draws = np.searchsorted(bounds, rng.random((len(pairs), k)), side="right").clip(0, vocab_size - 1).tolist()
        for i in rng.permutation(len(pairs)).tolist():
            t, c = pairs[i]
            row = draws[i]
            for j in range(k):
                while row[j] == c:
                    row[j] = min(int(np.searchsorted(bounds, rng.random(), side="right")), vocab_size - 1)
            w = W[t]
            rows = C[[c, *row]]
            g = learning_rate * (label - 1 / (1 + np.exp(-rows @ w)))
            for n, f in zip((c, *row), g.tolist()):
                C[n] += f * w
            W[t] = w + g @ rows
    return W, C
