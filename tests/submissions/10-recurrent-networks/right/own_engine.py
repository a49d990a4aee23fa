"""Gradients come from a small engine of arrays, as in unit 03, and not from formulas."""


class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents, self.grad = data, parents, None

    def __matmul__(self, other):
        a, b = self.data, other.data
        return Value(a @ b, ((self, lambda g: g @ b.T), (other, lambda g: a.reshape(-1, a.shape[-1]).T @ g.reshape(-1, g.shape[-1]))))

    def __add__(self, other):
        def fit(g, like):
            while g.ndim > like.ndim:
                g = g.sum(axis=0)
            return g

        return Value(
            self.data + other.data, ((self, lambda g: fit(g, self.data)), (other, lambda g: fit(g, other.data)))
        )

    def tanh(self):
        y = np.tanh(self.data)
        return Value(y, ((self, lambda g: g * (1 - y * y)),))

    def turned(self):
        return Value(self.data.T, ((self, lambda g: g.T),))

    def look_up(self, ids):
        def back(g):
            whole = np.zeros(self.data.shape)
            np.add.at(whole, ids, g)
            return whole

        return Value(self.data[ids], ((self, back),))


def pay(roots):
    order, seen = [], set()

    def visit(node):
        if id(node) not in seen:
            seen.add(id(node))
            for parent, _ in node.parents:
                visit(parent)
            order.append(node)

    for node, _ in roots:
        visit(node)
    for node in order:
        node.grad = np.zeros(node.data.shape)
    for node, g in roots:
        node.grad = node.grad + g
    for node in reversed(order):
        for parent, back in node.parents:
            parent.grad = parent.grad + back(node.grad)


def run(xs, h, Wx, Wh, b):
    states = []
    for x in xs:
        h = (x @ Wx + h @ Wh + b).tanh()
        states.append(h)
    return states


def rnn_forward(X, h0, Wx, Wh, b):
    xs = [Value(X[:, t]) for t in range(X.shape[1])]
    return np.stack([h.data for h in run(xs, Value(h0), Value(Wx), Value(Wh), Value(b))], axis=1)


def rnn_backward(dH, X, h0, H, Wx, Wh):
    xs, h, A, R = [Value(X[:, t]) for t in range(X.shape[1])], Value(h0), Value(Wx), Value(Wh)
    # The bias is what the first state has in it besides its inputs.
    bias = Value((np.arctanh(H[:, 0]) - X[:, 0] @ Wx - h0 @ Wh).mean(axis=0))
    states = run(xs, h, A, R, bias)
    pay([(state, dH[:, t]) for t, state in enumerate(states)])
    return np.stack([x.grad for x in xs], axis=1), h.grad, A.grad, R.grad, bias.grad


def price(Z, targets):
    top = Z.max(axis=-1, keepdims=True)
    P = np.exp(Z - top)
    total = P.sum(axis=-1, keepdims=True)
    each = np.log(total) + top - np.take_along_axis(Z, targets[..., None], axis=-1)
    P = P / total
    np.put_along_axis(P, targets[..., None], np.take_along_axis(P, targets[..., None], -1) - 1, -1)
    return each, P


def tied_lm_loss_and_gradients(E, c, ids, targets, core):
    table, bias = Value(E), Value(c)
    x = table.look_up(ids)
    states, back = core(x.data)
    H = Value(np.asarray(states), ((x, lambda g: np.asarray(back(g))),))
    Z = H @ table.turned() + bias
    each, P = price(Z.data, targets)
    pay([(Z, P / ids.size)])
    return float(each.mean()), table.grad, bias.grad


def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    names = [name for name in params if name not in frozen]
    norm = np.sqrt(sum(np.linalg.norm(grads[name]) ** 2 for name in names))
    limit = 1.0 if norm <= max_norm else max_norm / norm
    after = {name: value * 1.0 for name, value in params.items()}
    after.update({name: params[name] - learning_rate * limit * grads[name] for name in names})
    return after


def train_rnn_lm(X, Y, vocab_size, dim, epochs, learning_rate, rng):
    P = {name: rng.normal(size=(dim, dim)) / np.sqrt(dim) for name in ("Wx", "Wh")}
    P |= {"E": 0.3 * rng.normal(size=(vocab_size, dim)), "b": np.zeros(dim), "c": np.zeros(vocab_size)}
    state, losses = {}, []
    for _ in range(epochs):
        p = {name: Value(value) for name, value in P.items()}
        xs = [p["E"].look_up(X[:, t]) for t in range(X.shape[1])]
        hs = run(xs, Value(np.zeros((len(X), dim))), p["Wx"], p["Wh"], p["b"])
        roots, total = [], 0.0
        for t, h in enumerate(hs):
            Z = h @ p["E"].turned() + p["c"]
            each, G = price(Z.data, Y[:, t])
            total += each.sum()
            roots.append((Z, G / X.size))
        losses.append(total / X.size)
        pay(roots)
        P = adam_step(P, {name: value.grad for name, value in p.items()}, state, learning_rate)
    return P, losses


def lstm_step(x, h, c, W, U, b):
    s = lambda a: np.exp(-np.logaddexp(0.0, -a))
    z = x @ W + h @ U + b
    n = z.shape[1] // 4
    cell = s(z[:, n : n + n]) * c
    cell = cell + s(z[:, :n]) * np.tanh(z[:, n + n : -n])
    return s(z[:, -n:]) * np.tanh(cell), cell


def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    s = lambda a: np.exp(-np.logaddexp(0.0, -a))
    keep = s(-(x @ Wz + h @ Uz))
    return keep * h + (1 - keep) * np.tanh(x @ Wn + (s(x @ Wr + h @ Ur) * h) @ Un)


def bidirectional(X, lengths, forward, backward):
    out = []
    for b in range(X.shape[0]):
        n = lengths[b]
        pair = np.concatenate((forward(X[b, :n]), np.flipud(backward(np.flipud(X[b, :n])))), axis=1)
        full = np.zeros((X.shape[1], pair.shape[1]))
        full[:n] = pair
        out.append(full)
    return np.stack(out)


def label_loss(logits, labels):
    if np.all(labels == -1):
        raise ValueError("labels: there is nothing to label")
    each, P = price(logits, np.where(labels < 0, 0, labels))
    real = (labels >= 0)[..., None]
    return float(each[real].mean()), P * real / real.sum()


def attend(query, states, lengths):
    keep = (np.arange(states.shape[1]) < np.reshape(lengths, (-1, 1))).astype(float)
    scores = np.einsum("bd,btd->bt", query, states * keep[:, :, None])
    top = np.where(keep > 0, scores, -np.inf).max(axis=1, keepdims=True)
    e = np.exp(np.minimum(scores - top, 0)) * keep
    weights = e / e.sum(axis=1, keepdims=True)
    return np.einsum("bt,btd->bd", weights, states), weights
