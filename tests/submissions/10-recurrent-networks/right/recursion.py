"""Recursion in place of loops, sorted words in place of np.add.at."""


def rnn_forward(X, h0, Wx, Wh, b):
    def states(t):
        if t == 0:
            return [np.tanh(X[:, 0] @ Wx + h0 @ Wh + b)]
        done = states(t - 1)
        return [*done, np.tanh(X[:, t] @ Wx + done[-1] @ Wh + b)]

    return np.stack(states(X.shape[1] - 1), axis=1)


def rnn_backward(dH, X, h0, H, Wx, Wh):
    T = X.shape[1]
    D = np.zeros(H.shape)

    def delta(t):
        if t == T:
            return np.zeros(h0.shape)
        D[:, t] = (dH[:, t] + delta(t + 1) @ Wh.T) * (1 - H[:, t] ** 2)
        return D[:, t]

    first = delta(0)
    dWh = h0.T @ first + sum(H[:, t].T @ D[:, t + 1] for t in range(T - 1))
    dWx = sum(X[:, t].T @ D[:, t] for t in range(T))
    return D @ Wx.T, first @ Wh.T, dWx, dWh, D.sum(axis=1).sum(axis=0)


def tied_lm_loss_and_gradients(E, c, ids, targets, core):
    H, back = core(E[ids])
    Z = H @ E.T + c
    log_p = Z - np.logaddexp.reduce(Z, axis=-1)[..., None]
    b, t = np.ogrid[: ids.shape[0], : ids.shape[1]]
    loss = -log_p[b, t, targets].mean()
    G = np.exp(log_p)
    G[b, t, targets] -= 1
    G /= G.shape[0] * G.shape[1]
    order = np.argsort(ids, axis=None, kind="stable")
    dX = np.asarray(back(G @ E)).reshape(ids.size, -1)[order]
    words, starts = np.unique(ids.ravel()[order], return_index=True)
    dE = np.tensordot(G, H, axes=([0, 1], [0, 1]))
    dE[words] += np.add.reduceat(dX, starts, axis=0)
    return loss.astype(float), dE, G.sum(axis=1).sum(axis=0)


def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    free = sorted(set(params).difference(frozen))
    norm = np.hypot.reduce([np.sqrt((grads[name] * grads[name]).sum()) for name in free])
    factor = np.divide(max_norm, norm) if norm > max_norm else np.float64(1)
    after = {name: np.copy(params[name]) for name in params}
    for name in free:
        np.subtract(after[name], learning_rate * factor * grads[name], out=after[name])
    return after


def train_rnn_lm(X, Y, vocab_size, dim, epochs, learning_rate, rng):
    at = (rng.random((vocab_size, dim)) - 0.5, rng.normal(0, dim**-0.5, (dim, dim)), rng.normal(0, dim**-0.5, (dim, dim)))
    params = dict(zip(("E", "Wx", "Wh"), at), b=np.zeros(dim), c=np.zeros(vocab_size))
    memory, losses, count = {}, [], X.size
    while len(losses) < epochs:
        E, Wx, Wh, b, c = (params[k] for k in ("E", "Wx", "Wh", "b", "c"))
        H = [np.zeros((len(X), dim))]
        for ids in X.T:
            H.append(np.tanh(E[ids] @ Wx + H[-1] @ Wh + b))
        dE, dWx, dWh, db, dc = (np.zeros_like(a) for a in (E, Wx, Wh, b, c))
        bill, loss = np.zeros((len(X), dim)), 0.0
        for t in range(X.shape[1] - 1, -1, -1):
            h, rows = H[t + 1], np.arange(len(X))
            Z = h @ E.T + c
            log_p = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
            loss -= log_p[rows, Y[:, t]].sum() / count
            G = np.exp(log_p)
            G[rows, Y[:, t]] -= 1
            G /= count
            D = (G @ E + bill) * (1 - h * h)
            bill = D @ Wh.T
            dE += G.T @ h
            for k, word in enumerate(X[:, t]):
                dE[word] += Wx @ D[k]
            dWx += E[X[:, t]].T @ D
            dWh += H[t].T @ D
            db += D.sum(0)
            dc += G.sum(0)
        losses.append(loss)
        params = adam_step(params, dict(E=dE, Wx=dWx, Wh=dWh, b=db, c=dc), memory, learning_rate)
    return params, losses


def gate(a):
    return (1 + np.tanh(a / 2)) / 2


def lstm_step(x, h, c, W, U, b):
    n = c.shape[-1]
    keep, write, show = (
        gate(x @ W[:, k : k + n] + h @ U[:, k : k + n] + b[k : k + n]) for k in (n, 0, 3 * n)
    )
    could = np.tanh(x @ W[:, 2 * n : 3 * n] + h @ U[:, 2 * n : 3 * n] + b[2 * n : 3 * n])
    after = np.multiply(keep, c) + np.multiply(write, could)
    return [np.multiply(show, np.tanh(after)), after]


def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    z = gate(np.add(x @ Wz, h @ Uz))
    n = np.tanh(np.add(x @ Wn, (gate(np.add(x @ Wr, h @ Ur)) * h) @ Un))
    return (1 - z) * h + z * n


def bidirectional(X, lengths, forward, backward):
    states = None
    for s, (x, n) in enumerate(zip(X, lengths)):
        one, two = (np.asarray(f(part)) for f, part in ((forward, x[:n]), (backward, x[:n][::-1])))
        if states is None:
            states = np.zeros((*X.shape[:2], one.shape[1] + two.shape[1]), dtype=np.float64)
        states[s, :n] = np.column_stack([one, two[::-1]])
    return states


def label_loss(logits, labels):
    b, t = np.nonzero(labels >= 0)
    if len(b) == 0:
        raise ValueError("labels: all padding")
    Z = logits[b, t]
    log_p = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    one_hot = np.eye(logits.shape[2])[labels[b, t]]
    d = np.zeros_like(logits)
    d[b, t] = (np.exp(log_p) - one_hot) / len(b)
    return -(one_hot * log_p).sum() / len(b), d


def attend(query, states, lengths):
    result = [one(q, S[:n], len(S)) for q, S, n in zip(query, states, lengths)]
    return np.array([context for context, _ in result]), np.array([weights for _, weights in result])


def one(q, S, T):
    scores = S @ q
    weights = np.exp(scores - np.logaddexp.reduce(scores))
    return weights @ S, np.concatenate([weights, np.zeros(T - len(weights))])
