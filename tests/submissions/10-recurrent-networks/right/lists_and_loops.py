"""Python numbers in lists, one at a time; results are lists where they can be."""

import math


def squash(a):
    return 1 / (1 + math.exp(-a)) if a > -700 else 0.0


def times(row, M):
    return [sum(float(row[i]) * float(M[i][j]) for i in range(len(M))) for j in range(len(M[0]))]


def rnn_forward(X, h0, Wx, Wh, b):
    out = []
    for s in range(len(X)):
        h, states = [float(v) for v in h0[s]], []
        for x in X[s]:
            a, r = times(x, Wx), times(h, Wh)
            h = [math.tanh(a[j] + r[j] + float(b[j])) for j in range(len(b))]
            states.append(h)
        out.append(states)
    return out


def rnn_backward(dH, X, h0, H, Wx, Wh):
    n_in, hidden = Wx.shape
    dX = np.zeros(X.shape)
    dh0, dWx, dWh, db = np.zeros(h0.shape), np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(hidden)
    for s in range(len(X)):
        bill = [0.0] * hidden
        for t in reversed(range(X.shape[1])):
            past = h0[s] if t == 0 else H[s, t - 1]
            delta = [(dH[s, t, k] + bill[k]) * (1 - H[s, t, k] ** 2) for k in range(hidden)]
            for k in range(hidden):
                db[k] += delta[k]
                for i in range(n_in):
                    dWx[i, k] += X[s, t, i] * delta[k]
                    dX[s, t, i] += Wx[i, k] * delta[k]
                for j in range(hidden):
                    dWh[j, k] += past[j] * delta[k]
            bill = [sum(Wh[j, k] * delta[k] for k in range(hidden)) for j in range(hidden)]
        dh0[s] = bill
    return [dX.tolist(), dh0.tolist(), dWx.tolist(), dWh.tolist(), db.tolist()]


def tied_lm_loss_and_gradients(E, c, ids, targets, core):
    H, back = core(E[ids])
    V, n = len(E), ids.size
    loss, dE, dc = 0.0, np.zeros(E.shape), [0.0] * V
    dH = np.zeros(H.shape)
    for s, t in np.ndindex(*ids.shape):
        scores = [float(H[s, t] @ E[v] + c[v]) for v in range(V)]
        top = max(scores)
        weights = [math.exp(z - top) for z in scores]
        loss += math.log(sum(weights)) + top - scores[targets[s, t]]
        for v in range(V):
            g = (weights[v] / sum(weights) - (v == targets[s, t])) / n
            dc[v] += g
            dE[v] += g * H[s, t]
            dH[s, t] += g * E[v]
    dX = back(dH)
    for s, t in np.ndindex(*ids.shape):
        dE[ids[s, t]] += dX[s][t]
    return loss / n, dE.tolist(), dc


def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    square = 0.0
    for name in params:
        if name not in frozen:
            for value in np.ravel(grads[name]):
                square += float(value) ** 2
    length = math.sqrt(square)
    after = dict(params)
    for name in params:
        if name not in frozen:
            scale = max_norm / length if length > max_norm else 1.0
            after[name] = params[name] + (-learning_rate * scale) * np.asarray(grads[name])
    return after


def train_rnn_lm(X, Y, vocab_size, dim, epochs, learning_rate, rng):
    n, T = X.shape
    E = rng.normal(0, 0.25, (vocab_size, dim))
    Wx, Wh = (rng.normal(0, 0.9 / math.sqrt(dim), (dim, dim)) for _ in range(2))
    b, c = rng.normal(0, 0.01, dim), rng.normal(0, 0.01, vocab_size)
    params, state, losses = {"E": E, "Wx": Wx, "Wh": Wh, "b": b, "c": c}, {}, []
    for _ in range(epochs):
        E, Wx, Wh, b, c = (params[name] for name in ("E", "Wx", "Wh", "b", "c"))
        hs = [np.zeros((n, dim))]
        for t in range(T):
            hs.append(np.tanh(E[X[:, t]] @ Wx + hs[-1] @ Wh + b))
        g = {name: np.zeros_like(value) for name, value in params.items()}
        cost, bill = 0.0, 0.0
        for t in range(T, 0, -1):
            Z = hs[t] @ E.T + c
            log_p = Z - np.logaddexp.reduce(Z, axis=1)[:, None]
            hit = np.arange(vocab_size) == Y[:, t - 1, None]
            cost -= log_p[hit].sum()
            G = (np.exp(log_p) - hit) / (n * T)
            g["c"] += G.sum(0)
            g["E"] += G.T @ hs[t]
            delta = (G @ E + bill) * (1 - hs[t] ** 2)
            g["b"] += delta.sum(0)
            g["Wx"] += E[X[:, t - 1]].T @ delta
            g["Wh"] += hs[t - 1].T @ delta
            one_hot = (np.arange(vocab_size)[:, None] == X[:, t - 1]).astype(float)
            g["E"] += one_hot @ (delta @ Wx.T)
            bill = delta @ Wh.T
        losses.append(cost / (n * T))
        params = adam_step(params, g, state, learning_rate)
    return params, losses


def lstm_step(x, h, c, W, U, b):
    n = len(h[0])
    new_h, new_c = [], []
    for s in range(len(x)):
        a, r = times(x[s], W), times(h[s], U)
        z = [a[k] + r[k] + float(b[k]) for k in range(4 * n)]
        cell = [squash(z[n + k]) * float(c[s][k]) + squash(z[k]) * math.tanh(z[2 * n + k]) for k in range(n)]
        new_c.append(cell)
        new_h.append([squash(z[3 * n + k]) * math.tanh(cell[k]) for k in range(n)])
    return new_h, new_c


def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    out = []
    for s in range(len(x)):
        z = [squash(p + q) for p, q in zip(times(x[s], Wz), times(h[s], Uz))]
        r = [squash(p + q) for p, q in zip(times(x[s], Wr), times(h[s], Ur))]
        seen = [r[k] * float(h[s][k]) for k in range(len(r))]
        n = [math.tanh(p + q) for p, q in zip(times(x[s], Wn), times(seen, Un))]
        out.append([(1 - z[k]) * float(h[s][k]) + z[k] * n[k] for k in range(len(n))])
    return out


def bidirectional(X, lengths, forward, backward):
    result = []
    for s in range(len(X)):
        n = lengths[s]
        a = forward(X[s][:n])
        b = backward(np.array([X[s][i] for i in range(n - 1, -1, -1)]))
        rows = [list(a[i]) + list(b[n - 1 - i]) for i in range(n)]
        result.append(rows + [[0.0] * len(rows[0])] * (len(X[s]) - n))
    return result


def label_loss(logits, labels):
    real = [(s, t) for s, t in np.ndindex(*labels.shape) if labels[s, t] != -1]
    if real == []:
        raise ValueError("labels has no real token")
    d, loss = np.zeros(logits.shape), 0.0
    for s, t in real:
        row = [float(v) for v in logits[s, t]]
        top = max(row)
        e = [math.exp(v - top) for v in row]
        loss += math.log(sum(e)) + top - row[labels[s, t]]
        for k in range(len(row)):
            d[s, t, k] = (e[k] / sum(e) - (k == labels[s, t])) / len(real)
    return loss / len(real), d.tolist()


def attend(query, states, lengths):
    contexts, weights = [], []
    for s in range(len(query)):
        scores = [float(query[s] @ states[s, j]) for j in range(lengths[s])]
        e = [math.exp(v - max(scores)) for v in scores]
        a = [v / sum(e) for v in e]
        contexts.append(sum(a[j] * states[s, j] for j in range(len(a))))
        weights.append(a + [0.0] * (states.shape[1] - len(a)))
    return contexts, weights
