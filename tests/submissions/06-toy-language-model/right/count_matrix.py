"""The bigram model trained on the matrix of counts; all probabilities at once."""


def log_softmax_rows(Z):
    return Z - np.logaddexp.reduce(Z, axis=1)[:, None]


def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
    V = len(prev_vectors)
    counts = np.bincount(np.asarray(prev_ids) * V + next_ids, minlength=V * V).reshape(V, V) / len(prev_ids)
    logs = log_softmax_rows(prev_vectors @ next_vectors.T)
    G = counts.sum(axis=1, keepdims=True) * np.exp(logs) - counts
    return -np.vdot(counts, logs), G @ next_vectors, G.T @ prev_vectors


def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    counts = np.zeros((vocab_size, vocab_size))
    for a, b in zip(ids[:-1], ids[1:]):
        counts[a, b] += 1
    counts /= counts.sum()
    tables = rng.standard_normal((2, vocab_size, dim))
    losses = []
    for _ in range(epochs):
        P, N = tables
        logs = log_softmax_rows(P @ N.T)
        losses.append(-float(np.vdot(counts, logs)))
        G = counts.sum(axis=1, keepdims=True) * np.exp(logs) - counts
        tables = tables - learning_rate * np.stack([G @ N, G.T @ P])
    return tables[0], tables[1], np.array(losses)
