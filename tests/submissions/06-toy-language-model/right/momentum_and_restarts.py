"""Momentum; the better of two starts is kept."""


def one_run(a, b, V, dim, epochs, rate, rng):
    P, N = rng.normal(size=(2, V, dim))
    vP = vN = 0.0
    losses = []
    for _ in range(epochs):
        Z = P[a] @ N.T
        probs = np.exp(Z - Z.max(axis=1, keepdims=True))
        probs /= probs.sum(axis=1, keepdims=True)
        losses.append(np.mean([-np.log(probs[i, j]) for i, j in enumerate(b)]))
        G = (probs - np.eye(V)[b]) / len(a)
        dP = np.array([(G[a == i] @ N).sum(axis=0) for i in range(V)])
        dN = G.T @ P[a]
        vP, vN = 0.8 * vP - rate * dP, 0.8 * vN - rate * dN
        P, N = P + vP, N + vN
    return P, N, losses


def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    runs = [one_run(ids[:-1], ids[1:], vocab_size, dim, epochs, learning_rate, rng) for _ in range(2)]
    return min(runs, key=lambda run: run[2][-1])


def generate(context, n_tokens, distribution, rng):
    ids = np.empty(len(context) + n_tokens, dtype=int)
    ids[: len(context)] = context
    for t in range(len(context), len(ids)):
        ids[t] = np.searchsorted(np.cumsum(distribution(ids[:t])), rng.random(), side="right")
    return ids
