"""Backwards as the solution of a linear system, masks as products, and descent clipped in training."""


def rnn_forward(X, h0, Wx, Wh, b):
    inputs = X @ Wx + b
    H = []
    for t in range(inputs.shape[1]):
        H.append(np.tanh(inputs[:, t] + (H[-1] if H else h0) @ Wh))
    return np.swapaxes(np.array(H), 0, 1)


def rnn_backward(dH, X, h0, H, Wx, Wh):
    B, T, hidden = H.shape
    deltas = np.empty(H.shape)
    for s in range(B):
        slope = 1 - H[s] ** 2
        # delta_t = slope_t (dH_t + Wh delta_{t+1}) for all t at once.
        A = np.eye(T * hidden)
        for t in range(T - 1):
            rows, columns = slice(t * hidden, (t + 1) * hidden), slice((t + 1) * hidden, (t + 2) * hidden)
            A[rows, columns] = -slope[t][:, None] * Wh
        deltas[s] = np.linalg.solve(A, (slope * dH[s]).ravel()).reshape(T, hidden)
    past = np.concatenate([h0[:, None], H[:, :-1]], axis=1)
    return (
        np.einsum("btk,ik->bti", deltas, Wx),
        deltas[:, 0] @ Wh.T,
        np.einsum("bti,btk->ik", X, deltas),
        np.einsum("btj,btk->jk", past, deltas),
        np.einsum("btk->k", deltas),
    )


def log_softmax(Z):
    Z = Z - np.max(Z, axis=-1, keepdims=True)
    return Z - np.log(np.sum(np.exp(Z), axis=-1, keepdims=True))


def tied_lm_loss_and_gradients(E, c, ids, targets, core):
    H, back = core(np.take(E, ids, axis=0))
    log_p = log_softmax(np.matmul(H, E.T) + c)
    n = ids.shape[0] * ids.shape[1]
    loss = -np.take_along_axis(log_p, targets[:, :, None], axis=2).sum() / n
    G = np.exp(log_p) / n
    np.subtract.at(G, (*np.indices(ids.shape), targets), 1 / n)
    dX = np.array(back(np.matmul(G, E)))
    dE = np.matmul(np.swapaxes(G, 1, 2), H).sum(axis=0)
    for word in np.unique(ids):
        dE[word] += dX[ids == word].sum(axis=0)
    return loss, dE, G.reshape(-1, len(c)).sum(axis=0)


def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    norm = np.linalg.norm([np.linalg.norm(grads[name]) for name in grads if name not in frozen])
    rate = learning_rate / max(1.0, norm / max_norm)
    return {
        name: value.copy() if name in frozen else value - rate * grads[name] for name, value in params.items()
    }


def train_rnn_lm(X, Y, vocab_size, dim, epochs, learning_rate, rng):
    E = rng.uniform(-0.6, 0.6, size=(vocab_size, dim))
    Wx = rng.normal(size=(dim, dim)) / np.sqrt(dim)
    # An orthogonal start.
    Wh = np.linalg.qr(rng.normal(size=(dim, dim)))[0]
    b, c = np.zeros(dim), np.zeros(vocab_size)
    losses = []
    for _ in range(epochs):
        x = E[X]
        H = np.zeros((X.shape[1], len(X), dim))
        for t in range(len(H)):
            H[t] = np.tanh(x[:, t] @ Wx + (H[t - 1] @ Wh if t else 0) + b)
        log_p = log_softmax(H @ E.T + c)
        true = np.eye(vocab_size)[Y.T]
        losses.append(-(log_p * true).sum() / X.size)
        G = (np.exp(log_p) - true) / X.size
        D = (G @ E) * (1 - H**2)
        for t in range(len(H) - 2, -1, -1):
            D[t] += (D[t + 1] @ Wh.T) * (1 - H[t] ** 2)
        dE = np.einsum("tbv,tbd->vd", G, H)
        np.add.at(dE, X.T, D @ Wx.T)
        g = [
            dE,
            np.einsum("bti,tbj->ij", x, D),
            np.einsum("tbi,tbj->ij", H[:-1], D[1:]),
            D.sum(axis=(0, 1)),
            G.sum(axis=(0, 1)),
        ]
        rate = learning_rate / max(1.0, np.sqrt(sum((a**2).sum() for a in g)))
        E, Wx, Wh, b, c = (value - rate * a for value, a in zip((E, Wx, Wh, b, c), g))
    return {"E": E, "Wx": Wx, "Wh": Wh, "b": b, "c": c}, np.array(losses)


def sigma(a):
    positive = a >= 0
    e = np.exp(np.where(positive, -a, a))
    return np.where(positive, 1, e) / (1 + e)


def lstm_step(x, h, c, W, U, b):
    n = b.size // 4
    W, U, b = W.reshape(-1, 4, n), U.reshape(-1, 4, n), b.reshape(4, n)
    z = np.einsum("bi,ikn->kbn", x, W) + np.einsum("bj,jkn->kbn", h, U) + b[:, None]
    new = sigma(z[1]) * c + sigma(z[0]) * np.tanh(z[2])
    return sigma(z[3]) * np.tanh(new), new


def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    z = sigma(x @ Wz + h @ Uz)
    candidate = np.tanh(x @ Wn + (sigma(x @ Wr + h @ Ur) * h) @ Un)
    return np.where(z == 0, h, (1 - z) * h + z * candidate)


def bidirectional(X, lengths, forward, backward):
    T = X.shape[1]

    def one(x, n):
        both = np.concatenate([np.asarray(forward(x[:n])), np.asarray(backward(x[:n][::-1]))[::-1]], axis=1)
        return np.eye(T, n) @ both

    return np.stack([one(x, int(n)) for x, n in zip(X, lengths)])


def label_loss(logits, labels):
    mask = labels > -1
    if mask.sum() == 0:
        raise ValueError("every one of the labels is -1")
    log_p = log_softmax(logits)
    K = logits.shape[2]
    true = np.eye(K + 1)[labels][:, :, :K]
    return -np.sum(log_p * true) / mask.sum(), (np.exp(log_p) * mask[..., None] - true) / mask.sum()


def attend(query, states, lengths):
    weights = np.zeros(states.shape[:2])
    for b in range(len(query)):
        n = lengths[b]
        weights[b, :n] = np.exp(log_softmax(states[b, :n] @ query[b]))
    return np.einsum("btd,bt->bd", states, weights), weights
