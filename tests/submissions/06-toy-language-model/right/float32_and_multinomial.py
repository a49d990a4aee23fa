"""float32 tables inside, a multinomial draw, ids as int16."""


def encode(tokens, vocabulary):
    if not set(tokens) <= set(vocabulary):
        raise ValueError(f"unknown: {set(tokens) - set(vocabulary)}")
    return np.array([vocabulary[t] for t in tokens], dtype=np.int16)


def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    P = rng.random((vocab_size, dim), dtype=np.float32) - np.float32(0.5)
    N = rng.random((vocab_size, dim), dtype=np.float32) - np.float32(0.5)
    a, b = ids[:-1], ids[1:]
    losses = []
    for _ in range(epochs):
        rows = P[a]
        Z = rows @ N.T
        Z -= Z.max(axis=1, keepdims=True)
        p = np.exp(Z)
        p /= p.sum(axis=1, keepdims=True)
        losses.append(float(-np.log(p[np.arange(len(a)), b]).mean()))
        p[np.arange(len(a)), b] -= 1
        p *= np.float32(learning_rate / len(a))
        change = p @ N
        N -= p.T @ rows
        for i, row in zip(a, change):
            P[i] -= row
    return P, N, losses


def generate(context, n_tokens, distribution, rng):
    ids = np.asarray(context).astype(np.int16)
    for _ in range(n_tokens):
        ids = np.concatenate([ids, [int(rng.multinomial(1, distribution(ids)).argmax())]])
    return ids
