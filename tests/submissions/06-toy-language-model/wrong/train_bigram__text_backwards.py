"""Learns which token came before.

loses: train_bigram
mentions: backwards|exchanged
"""


def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    prev_ids, next_ids = ids[1:], ids[:-1]
    B = len(prev_ids)
    P = 0.1 * rng.normal(size=(vocab_size, dim))
    N = 0.1 * rng.normal(size=(vocab_size, dim))
    losses = []
    for _ in range(epochs):
        rows = P[prev_ids]
        p = np.exp(rows @ N.T)
        p /= p.sum(axis=1, keepdims=True)
        losses.append(-np.log(p[np.arange(B), next_ids]).mean())
        p[np.arange(B), next_ids] -= 1
        dP = np.zeros_like(P)
        np.add.at(dP, prev_ids, p @ N / B)
        dN = p.T @ rows / B
        P -= learning_rate * dP
        N -= learning_rate * dN
    return P, N, losses
