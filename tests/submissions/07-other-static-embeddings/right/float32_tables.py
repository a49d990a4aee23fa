"""Tables in single precision."""


def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = np.zeros((vocab_size, dim), dtype=np.float32)
    C = (rng.random((vocab_size, dim), dtype=np.float32) - np.float32(0.5)) / np.float32(dim)
    p = np.bincount(ids, minlength=vocab_size) ** 0.75
    p /= p.sum()
    T = len(ids)
    for _ in range(epochs):
        for start in range(0, T, 50):
            places = np.arange(start, min(start + 50, T))
            dW, dC = np.zeros_like(W), np.zeros_like(C)
            for t in places:
                bag = np.concatenate([ids[max(0, t - window) : t], ids[t + 1 : t + 1 + window]])
                words = [int(ids[t])]
                while len(words) < k + 1:
                    drawn = rng.choice(vocab_size, size=k + 1 - len(words), p=p)
                    words += [int(v) for v in drawn if v != ids[t]]
                h = C[bag].mean(axis=0)
                e = 1 / (1 + np.exp(-(W[words] @ h)))
                e[0] -= 1
                np.add.at(dW, words, np.outer(e, h))
                np.add.at(dC, bag, e @ W[words] / np.float32(len(bag)))
            W -= np.float32(learning_rate) * dW
            C -= np.float32(learning_rate) * dC
    return W, C


def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    W = rng.normal(0, 0.1, (V, dim)).astype(np.float32)
    C = rng.normal(0, 0.1, (V, dim)).astype(np.float32)
    b, c = np.zeros(V, dtype=np.float32), np.zeros(V, dtype=np.float32)
    f = (np.minimum(counts / x_max, 1) ** alpha * (counts > 0)).astype(np.float32)
    goal = np.log(np.where(counts > 0, counts, 1)).astype(np.float32)
    sums = [np.full(a.shape, 0.01, dtype=np.float32) for a in (W, C, b, c)]
    for _ in range(epochs):
        g = 2 * f * (W @ C.T + b[:, None] + c[None, :] - goal)
        for a, s, d in zip((W, C, b, c), sums, (g @ C, g.T @ W, g.sum(1), g.sum(0))):
            s += d * d
            a -= np.float32(learning_rate) * d / np.sqrt(s)
    return W, C, b, c


def glove_weight(counts, x_max=100.0, alpha=0.75):
    if np.any(np.asarray(counts) < 0):
        raise ValueError("counts must be 0 or more")
    return np.power(np.clip(counts, 0, x_max) / x_max, alpha)
