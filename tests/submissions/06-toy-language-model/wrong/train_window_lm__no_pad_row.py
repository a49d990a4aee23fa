"""E has no row for PAD, ids wrap to another.

loses: train_window_lm
mentions: shape|index
"""


def train_window_lm(ids, vocab_size, size, dim, epochs, learning_rate, rng):
    padded = np.concatenate([np.full(size, -1), ids])
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    y = np.array(ids)
    B = len(y)
    E = 0.1 * rng.normal(size=(vocab_size, dim))
    W = 0.1 * rng.normal(size=(size * dim, vocab_size))
    b = np.zeros(vocab_size)
    losses = []
    for _ in range(epochs):
        h = E[X].reshape(B, -1)
        p = np.exp(h @ W + b)
        p /= p.sum(axis=1, keepdims=True)
        losses.append(-np.log(p[np.arange(B), y]).mean())
        p[np.arange(B), y] -= 1
        p /= B
        dh = (p @ W.T).reshape(B, size, dim)
        dE = np.zeros_like(E)
        np.add.at(dE, X, dh)
        W -= learning_rate * h.T @ p
        b -= learning_rate * p.sum(axis=0)
        E -= learning_rate * dE
    return {"E": E, "W": W, "b": b}, losses
