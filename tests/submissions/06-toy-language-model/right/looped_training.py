"""Both models trained pair by pair in Python loops, full batch."""


def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    P = rng.normal(0, 0.3, (vocab_size, dim))
    N = rng.normal(0, 0.3, (vocab_size, dim))
    losses = []
    pairs = [(int(a), int(b)) for a, b in zip(ids, ids[1:])]
    for _ in range(epochs):
        dP, dN, loss = np.zeros(P.shape), np.zeros(N.shape), 0.0
        for a, b in pairs:
            e = np.exp(N @ P[a])
            p = e / e.sum()
            loss -= np.log(p[b])
            p[b] -= 1
            dP[a] += p @ N
            dN += np.outer(p, P[a])
        losses.append(loss / len(pairs))
        P = P - learning_rate * dP / len(pairs)
        N = N - learning_rate * dN / len(pairs)
    return P, N, losses
