"""Time is the first axis, weights lie in one matrix, and Adam is written out anew."""


def rnn_forward(X, h0, Wx, Wh, b):
    W = np.vstack([Wx, Wh, b[None]])
    steps = np.moveaxis(X, 1, 0)
    H = np.empty((len(steps) + 1, *h0.shape))
    H[0] = h0
    ones = np.ones((len(h0), 1))
    for t, x in enumerate(steps):
        np.tanh(np.hstack([x, H[t], ones]) @ W, out=H[t + 1])
    return np.moveaxis(H[1:], 0, 1)


def rnn_backward(dH, X, h0, H, Wx, Wh):
    dH, X, H = (np.moveaxis(a, 1, 0) for a in (dH, X, H))
    n_in, hidden = Wx.shape
    W = np.vstack([Wx, Wh])
    dW, db = np.zeros(W.shape), np.zeros(hidden)
    inputs = np.concatenate([X, np.concatenate([h0[None], H[:-1]])], axis=2)
    dX, bill = [], np.zeros(h0.shape)
    for joined, h, above in zip(inputs[::-1], H[::-1], dH[::-1]):
        delta = (above + bill) * (1 + h) * (1 - h)
        dW += joined.T @ delta
        db += delta.sum(0)
        back = delta @ W.T
        dX.insert(0, back[:, :n_in])
        bill = back[:, n_in:]
    return np.stack(dX, axis=1), bill, dW[:n_in], dW[n_in:], db


def tied_lm_loss_and_gradients(E, c, ids, targets, core):
    one_hot = lambda words: (words[..., None] == np.arange(len(E))).astype(float)
    read, wanted = one_hot(ids), one_hot(targets)
    X = read @ E
    H, back = core(X)
    Z = np.einsum("btd,vd->btv", H, E) + c
    top = Z.max(axis=2, keepdims=True)
    log_p = Z - top - np.log(np.exp(Z - top).sum(axis=2, keepdims=True))
    G = (np.exp(log_p) - wanted) / targets.size
    dE = np.einsum("btv,btd->vd", G, H) + np.einsum("btv,btd->vd", read, back(np.einsum("btv,vd->btd", G, E)))
    return -np.sum(log_p * wanted) / targets.size, dE, np.einsum("btv->v", G)


def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    moving = {name: grads[name] for name in params if name not in frozen}
    norm = sum(np.vdot(g, g) for g in moving.values()) ** 0.5
    shrink = min(1.0, max_norm / norm) if norm else 1.0
    return {name: params[name] - (learning_rate * shrink * moving[name] if name in moving else 0.0) for name in params}


def train_rnn_lm(X, Y, vocab_size, dim, epochs, learning_rate, rng):
    shapes = {"E": (vocab_size, dim), "Wx": (dim, dim), "Wh": (dim, dim), "b": (dim,), "c": (vocab_size,)}
    params = {name: rng.normal(size=shape) * (0.2 if name == "E" else dim**-0.5) for name, shape in shapes.items()}
    params["b"][:] = params["c"][:] = 0
    m = {name: 0.0 for name in shapes}
    v = {name: 0.0 for name in shapes}
    words = np.arange(vocab_size)
    read, wanted = ((A.T[..., None] == words).astype(float) for A in (X, Y))
    T, B = X.T.shape
    losses = []
    for step in range(1, epochs + 1):
        x = read @ params["E"]
        h = [np.zeros((B, dim))]
        for t in range(T):
            h.append(np.tanh(x[t] @ params["Wx"] + h[t] @ params["Wh"] + params["b"]))
        H = np.array(h)
        Z = H[1:] @ params["E"].T + params["c"]
        log_p = Z - np.log(np.exp(Z).sum(-1, keepdims=True))
        losses.append(-(log_p * wanted).sum() / (B * T))
        G = (np.exp(log_p) - wanted) / (B * T)
        delta = G @ params["E"]
        for t in range(T - 1, -1, -1):
            if t < T - 1:
                delta[t] += delta[t + 1] @ params["Wh"].T
            delta[t] *= 1 - H[t + 1] ** 2
        over = ((0, 1), (0, 1))
        g = {
            "E": np.tensordot(G, H[1:], over) + np.tensordot(read, delta @ params["Wx"].T, over),
            "Wx": np.tensordot(x, delta, over),
            "Wh": np.tensordot(H[:-1], delta, over),
            "b": delta.sum((0, 1)),
            "c": G.sum((0, 1)),
        }
        for name in params:
            m[name] = m[name] + (g[name] - m[name]) * 0.1
            v[name] = v[name] + (g[name] ** 2 - v[name]) * 0.001
            rate = learning_rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            params[name] = params[name] - rate * m[name] / (np.sqrt(v[name]) + 1e-8 * np.sqrt(1 - 0.999**step))
    return params, losses


def lstm_step(x, h, c, W, U, b):
    Z = (x @ W + h @ U + b).reshape(len(x), 4, -1)
    Z[:, [0, 1, 3]] = 0.5 + 0.5 * np.tanh(0.5 * Z[:, [0, 1, 3]])
    Z[:, 2] = np.tanh(Z[:, 2])
    i, f, g, o = Z.transpose(1, 0, 2)
    c = f * c + i * g
    return o * np.tanh(c), c


def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    gates = np.hstack([x, h]) @ np.vstack([np.hstack([Wz, Wr]), np.hstack([Uz, Ur])])
    z, r = np.split(np.exp(-np.logaddexp(0, -gates)), 2, axis=1)
    return h - z * h + z * np.tanh(np.hstack([x, r * h]) @ np.vstack([Wn, Un]))


def bidirectional(X, lengths, forward, backward):
    first = [np.asarray(forward(x[:n])) for x, n in zip(X, lengths)]
    second = [np.asarray(backward(x[:n][::-1])) for x, n in zip(X, lengths)]
    size = first[0].shape[1]
    out = np.zeros((*X.shape[:2], 2 * size))
    for s, n in enumerate(lengths):
        out[s, np.arange(n), :size] = first[s]
        out[s, np.arange(n)[::-1], size:] = second[s]
    return out


def label_loss(logits, labels):
    n = np.count_nonzero(labels != -1)
    if n == 0:
        raise ValueError(f"labels: {labels.size} places, and all of them padding")
    wanted = labels[..., None] == np.arange(logits.shape[-1])
    real = wanted.any(-1, keepdims=True)
    top = logits.max(-1, keepdims=True)
    log_p = logits - top - np.log(np.exp(logits - top).sum(-1, keepdims=True))
    return -log_p[wanted].sum() / n, np.where(real, np.exp(log_p) - wanted, 0) / n


def attend(query, states, lengths):
    real = np.arange(states.shape[1]) < lengths[:, None]
    scores = np.where(real, np.matmul(states, query[:, :, None])[:, :, 0], -np.inf)
    weights = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    return np.sum(weights[:, :, None] * states, axis=1), weights
