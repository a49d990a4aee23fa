"""float32 throughout, gradients gathered in dictionaries."""

from collections import Counter, defaultdict


def noise_distribution(counts, power=0.75):
    weights = np.power(counts, power, dtype=np.float64)
    weights /= np.sum(weights)
    return weights


def sample_negatives(positives, k, noise, rng):
    rows = []
    for c in np.asarray(positives).tolist():
        row = rng.choice(len(noise), size=k, p=noise)
        while c in row:
            row = rng.choice(len(noise), size=k, p=noise)
        rows.append(row)
    return np.array(rows, dtype=np.int32)


def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    up_W, up_C = defaultdict(float), defaultdict(float)
    losses = []
    for t, c, ns in zip(targets, contexts, negatives):
        w = W[t].copy()
        x = C[c] @ w
        losses.append(np.logaddexp(0, -x))
        p = -np.exp(-np.logaddexp(0, x))
        up_W[t] = up_W[t] + p * C[c]
        up_C[c] = up_C[c] + p * w
        for n, times in Counter(ns.tolist()).items():
            y = C[n] @ w
            losses.append(times * np.logaddexp(0, y))
            q = times * np.exp(-np.logaddexp(0, -y))
            up_W[t] = up_W[t] + q * C[n]
            up_C[n] = up_C[n] + q * w
    for v, g in up_W.items():
        W[v] -= learning_rate * g
    for v, g in up_C.items():
        C[v] -= learning_rate * g
    return sum(losses) / len(targets)

def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = (rng.random((vocab_size, dim), dtype=np.float32) - 0.5) / dim
    C = np.zeros((vocab_size, dim), dtype=np.float32)
    noise = np.bincount(ids, minlength=vocab_size) ** 0.75
    noise = noise / noise.sum()
    t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
    c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
    for epoch in range(epochs):
        n = rng.choice(vocab_size, (len(c), k), p=noise)
        while (clash := n == c[:, None]).any():
            n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
        order = rng.permutation(len(t))
        for start in range(0, len(t), 32):
            part = order[start : start + 32]
            targets, contexts, negatives = t[part], c[part], n[part]
            w, cp, cn = W[targets], C[contexts], C[negatives]
            x, y = (w * cp).sum(-1), (w[:, None] * cn).sum(-1)
            p, q = sigmoid(x) - 1, sigmoid(y)
            dw = p[:, None] * cp + (q[..., None] * cn).sum(1)
            dc, dn = p[:, None] * w, q[..., None] * w[:, None]
            np.subtract.at(W, targets, (learning_rate * dw).astype(np.float32))
            np.subtract.at(C, contexts, learning_rate * dc)
            np.subtract.at(C, negatives, learning_rate * dn)
    return W, C
