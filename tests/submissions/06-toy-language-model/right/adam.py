"""Adam at a twentieth of the rate, log-sum-exp for the loss."""


class Adam:
    def __init__(self, rate):
        self.rate, self.t, self.m, self.v = rate, 0, {}, {}

    def __call__(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = 0.9 * self.m.get(name, 0) + 0.1 * g
            v = self.v[name] = 0.999 * self.v.get(name, 0) + 0.001 * g * g
            step = m / (1 - 0.9**self.t) / (np.sqrt(v / (1 - 0.999**self.t)) + 1e-8)
            params[name] = params[name] - self.rate * step


def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    params = {"P": 0.01 * rng.normal(size=(vocab_size, dim)), "N": 0.01 * rng.normal(size=(vocab_size, dim))}
    step, losses = Adam(0.05 * learning_rate), []
    a, b = ids[:-1], ids[1:]
    for _ in range(epochs):
        Z = params["P"][a] @ params["N"].T
        logs = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
        losses.append(-logs[range(len(a)), b].mean())
        G = (np.exp(logs) - np.eye(vocab_size)[b]) / len(a)
        dP = np.zeros((vocab_size, dim))
        np.add.at(dP, a, G @ params["N"])
        step(params, {"P": dP, "N": G.T @ params["P"][a]})
    return params["P"], params["N"], losses


def train_window_lm(ids, vocab_size, size, dim, epochs, learning_rate, rng):
    X = np.lib.stride_tricks.sliding_window_view(np.r_[[vocab_size] * size, ids[:-1]], size)
    params = {
        "E": 0.01 * rng.normal(size=(vocab_size + 1, dim)),
        "W": 0.01 * rng.normal(size=(size * dim, vocab_size)),
        "b": np.zeros(vocab_size),
    }
    step, losses = Adam(0.05 * learning_rate), []
    for _ in range(epochs):
        h = params["E"][X].reshape(len(X), -1)
        Z = h @ params["W"] + params["b"]
        logs = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
        losses.append(-logs[range(len(X)), ids].mean())
        G = (np.exp(logs) - np.eye(vocab_size)[ids]) / len(X)
        dE = np.zeros((vocab_size + 1, dim))
        np.add.at(dE, X, (G @ params["W"].T).reshape(len(X), size, dim))
        step(params, {"E": dE, "W": h.T @ G, "b": G.sum(axis=0)})
    return params, losses
