"""Minibatches of 256 and word2vec's start."""

def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
    C = np.zeros((vocab_size, dim))
    noise = np.bincount(ids, minlength=vocab_size) ** 0.75
    noise = noise / noise.sum()
    t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
    c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
    for epoch in range(epochs):
        n = rng.choice(vocab_size, (len(c), k), p=noise)
        while (clash := n == c[:, None]).any():
            n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
        order = rng.permutation(len(t))
        for start in range(0, len(t), 256):
            part = order[start : start + 256]
            targets, contexts, negatives = t[part], c[part], n[part]
            w, cp, cn = W[targets], C[contexts], C[negatives]
            x, y = (w * cp).sum(-1), (w[:, None] * cn).sum(-1)
            p, q = sigmoid(x) - 1, sigmoid(y)
            dw = p[:, None] * cp + (q[..., None] * cn).sum(1)
            dc, dn = p[:, None] * w, q[..., None] * w[:, None]
            np.subtract.at(W, targets, learning_rate * dw)
            np.subtract.at(C, contexts, learning_rate * dc)
            np.subtract.at(C, negatives, learning_rate * dn)
    return W, C
