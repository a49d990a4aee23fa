"""Calls its own other answers; the rate falls a little over the epochs, as in word2vec."""

def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = (rng.random((vocab_size, dim)) - 0.5) / dim
    C = (rng.random((vocab_size, dim)) - 0.5) / dim
    pairs = np.asarray(skipgram_pairs(ids, window))
    noise = noise_distribution(np.bincount(ids, minlength=vocab_size))
    for epoch in range(epochs):
        rng.shuffle(pairs)
        negatives = sample_negatives(pairs[:, 1], k, noise, rng)
        rate = learning_rate * (1 - 0.5 * epoch / epochs)
        for i in range(0, len(pairs), 100):
            sgns_step(W, C, pairs[i : i + 100, 0], pairs[i : i + 100, 1], negatives[i : i + 100], rate)
    return W, C
