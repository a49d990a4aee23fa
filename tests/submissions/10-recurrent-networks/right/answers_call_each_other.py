"""Answers call each other: training is made of the exercises before it."""


def rnn_forward(X, h0, Wx, Wh, b):
    H = np.zeros((len(X), X.shape[1], len(b)))
    for t in range(X.shape[1]):
        H[:, t] = np.tanh(X[:, t].dot(Wx) + (H[:, t - 1] if t else h0).dot(Wh) + b)
    return H


def rnn_backward(dH, X, h0, H, Wx, Wh):
    if X.shape[1] == 0:
        return X * 0, h0 * 0, Wx * 0, Wh * 0, Wh[0] * 0
    delta = dH[:, -1] * (1 - H[:, -1] ** 2)
    before = H[:, -2] if X.shape[1] > 1 else h0
    # What is left is a shorter sequence, whose last state has one more bill.
    shorter = dH[:, :-1].copy()
    if X.shape[1] > 1:
        shorter[:, -1] += delta @ Wh.T
        dX, dh0, dWx, dWh, db = rnn_backward(shorter, X[:, :-1], h0, H[:, :-1], Wx, Wh)
    else:
        dX, dh0, dWx, dWh, db = X[:, :0], delta @ Wh.T, 0, 0, 0
    last = (delta @ Wx.T)[:, None]
    return (
        np.concatenate([dX, last], axis=1),
        dh0,
        dWx + X[:, -1].T @ delta,
        dWh + before.T @ delta,
        db + delta.sum(axis=0),
    )


def tied_lm_loss_and_gradients(E, c, ids, targets, core):
    H, back = core(E[ids])
    logits = H @ E.T + c
    losses, G = [], np.zeros(logits.shape)
    for place in np.ndindex(*ids.shape):
        z = logits[place] - logits[place].max()
        p = np.exp(z) / np.exp(z).sum()
        losses.append(np.log(np.exp(z).sum()) - z[targets[place]])
        p[targets[place]] -= 1
        G[place] = p / ids.size
    dX = back(G @ E)
    dE = np.zeros(E.shape)
    for place in np.ndindex(*ids.shape):
        dE += np.outer(G[place], H[place])
        dE[ids[place]] += dX[place]
    return sum(losses) / len(losses), dE, G.sum((0, 1))


def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    squares = [np.sum(np.square(g)) for name, g in grads.items() if name not in frozen]
    length = np.sqrt(np.sum(squares))
    rate = learning_rate * (max_norm / length if length > max_norm else 1)
    after = {}
    for name in params:
        after[name] = np.array(params[name])
        if name not in frozen:
            after[name] = after[name] - rate * grads[name]
    return after


def train_rnn_lm(X, Y, vocab_size, dim, epochs, learning_rate, rng):
    params = {
        "E": rng.standard_normal((vocab_size, dim)) * 0.2,
        "Wx": rng.standard_normal((dim, dim)) / dim**0.5,
        "Wh": rng.standard_normal((dim, dim)) / dim**0.5,
        "b": np.zeros(dim),
        "c": np.zeros(vocab_size),
    }
    losses = []
    for _ in range(epochs):
        others = {}

        def core(x, p=params, others=others):
            h0 = np.zeros((len(x), dim))
            H = rnn_forward(x, h0, p["Wx"], p["Wh"], p["b"])

            def back(dH):
                dX, _, others["Wx"], others["Wh"], others["b"] = rnn_backward(dH, x, h0, H, p["Wx"], p["Wh"])
                return dX

            return H, back

        loss, dE, dc = vectorised(params["E"], params["c"], X, Y, core)
        losses.append(loss)
        params = clipped_step(params, {"E": dE, "c": dc, **others}, learning_rate, 1.0)
    return params, losses


def vectorised(E, c, ids, targets, core):
    H, back = core(E[ids])
    Z = H @ E.T + c
    P = np.exp(Z - Z.max(-1, keepdims=True))
    P /= P.sum(-1, keepdims=True)
    at = (*np.indices(ids.shape), targets)
    loss = -np.log(P[at]).mean()
    P[at] -= 1
    P /= ids.size
    dE = np.tensordot(P, H, ((0, 1), (0, 1)))
    np.add.at(dE, ids, back(P @ E))
    return loss, dE, P.sum((0, 1))


def lstm_step(x, h, c, W, U, b):
    n = h.shape[1]
    Z = np.concatenate([x, h], axis=1) @ np.concatenate([W, U]) + b
    S = 0.5 * (1 + np.tanh(Z / 2))
    c = S[:, n : 2 * n] * c + S[:, :n] * np.tanh(Z[:, 2 * n : 3 * n])
    return S[:, 3 * n :] * np.tanh(c), c


def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    z = 0.5 * (1 + np.tanh((x @ Wz + h @ Uz) / 2))
    r = 0.5 * (1 + np.tanh((x @ Wr + h @ Ur) / 2))
    n = np.tanh(x @ Wn + (h * r) @ Un)
    return h * (1 - z) + n * z


def bidirectional(X, lengths, forward, backward):
    rows = []
    for x, n in zip(X, lengths):
        there = np.array(forward(x[:n]))
        back = np.array(backward(x[n - 1 :: -1]))[::-1]
        rows.append(np.vstack([np.hstack([there, back]), np.zeros((len(x) - n, 2 * there.shape[1]))]))
    return np.array(rows)


def label_loss(logits, labels):
    places = np.argwhere(labels >= 0)
    if not len(places):
        raise ValueError("labels hold nothing but padding")
    loss, d = 0.0, np.zeros(logits.shape)
    for b, t in places:
        z = logits[b, t] - logits[b, t].max()
        total = np.exp(z).sum()
        loss += np.log(total) - z[labels[b, t]]
        d[b, t] = np.exp(z) / total
        d[b, t, labels[b, t]] -= 1
    return loss / len(places), d / len(places)


def attend(query, states, lengths):
    padding = np.arange(states.shape[1])[None] >= np.asarray(lengths)[:, None]
    scores = (states * query[:, None]).sum(-1)
    scores[padding] = -np.inf
    e = np.exp(scores - scores.max(1)[:, None])
    weights = e / e.sum(1)[:, None]
    return (weights[:, None] @ states)[:, 0], weights
