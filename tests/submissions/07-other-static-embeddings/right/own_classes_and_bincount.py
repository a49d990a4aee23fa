"""AdaGrad as a class, scattered sums by np.bincount, positions in the order of the text."""


class AdaGrad:
    def __init__(self, rate, start):
        self.rate, self.start, self.sums = rate, start, {}

    def step(self, name, array, gradient):
        total = self.sums.get(name, np.full(array.shape, self.start)) + gradient**2
        self.sums[name] = total
        return array - self.rate * gradient / (np.sqrt(total) + 1e-10)


def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    adagrad = AdaGrad(learning_rate, 1e-3)
    arrays = {"W": 0.2 * rng.random((V, dim)), "C": 0.2 * rng.random((V, dim)), "b": np.zeros(V), "c": np.zeros(V)}
    where = np.argwhere(counts > 0)
    for _ in range(epochs):
        for cells in np.array_split(where, max(1, len(where) // 20)):
            i, j = cells.T
            x = counts[i, j]
            e = (arrays["W"][i] * arrays["C"][j]).sum(1) + arrays["b"][i] + arrays["c"][j] - np.log(x)
            g = 2 * np.minimum(1, x / x_max) ** alpha * e
            steps = {
                "W": np.stack([np.bincount(i, g * arrays["C"][j, q], V) for q in range(dim)], axis=1),
                "C": np.stack([np.bincount(j, g * arrays["W"][i, q], V) for q in range(dim)], axis=1),
                "b": np.bincount(i, g, V),
                "c": np.bincount(j, g, V),
            }
            arrays = {name: adagrad.step(name, arrays[name], steps[name]) for name in arrays}
    return arrays["W"], arrays["C"], arrays["b"], arrays["c"]


def cbow_contexts(ids, window):
    table = -np.ones((len(ids), 2 * window), dtype=np.int64)
    for d in range(1, min(window, len(ids) - 1) + 1):
        table[d:, window - d] = ids[:-d]
        table[:-d, window + d - 1] = ids[d:]
    return table


def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    n = len(context_ids)
    if n == 0:
        raise ValueError("`context_ids` holds no word")
    V, dim = W.shape
    h = np.bincount(context_ids, minlength=V) @ C / n
    words = np.concatenate([[target], negatives]).astype(int)
    x = W[words] @ h
    sign = np.where(np.arange(len(words)) == 0, -1.0, 1.0)
    e = sign * np.exp(-np.logaddexp(0, -sign * x))
    dh = e @ W[words]
    dW = np.outer(np.bincount(words, e, V), h)
    dC = np.outer(np.bincount(context_ids, minlength=V) / n, dh)
    return float(np.logaddexp(0, sign * x).sum()), dW, dC


def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W, C = rng.normal(0, 0.02, (2, vocab_size, dim))
    counts = np.bincount(ids, minlength=vocab_size).astype(float)
    present = np.flatnonzero(counts)
    weights = counts[present] ** 0.75
    T = len(ids)
    for _ in range(epochs):
        for t in range(T):
            # The noise without the target, drawn from directly.
            p = np.where(present == ids[t], 0.0, weights)
            words = np.append(present[np.searchsorted(np.cumsum(p), rng.random(k) * p.sum(), "right")], ids[t])
            bag = np.append(ids[max(0, t - window) : t], ids[t + 1 : t + window + 1])
            h = C[bag].mean(axis=0)
            rows = W[words]
            e = 0.5 + 0.5 * np.tanh(0.5 * (rows @ h))
            e[k] -= 1
            dh = e @ rows / len(bag)
            np.subtract.at(W, words, learning_rate * e[:, None] * h)
            np.subtract.at(C, bag, learning_rate * dh)
    return W, C
