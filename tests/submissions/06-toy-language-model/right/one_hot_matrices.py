"""No look-up at all: one-hot matrices and products."""


def encode(tokens, vocabulary):
    missing = [t for t in tokens if t not in vocabulary]
    if missing:
        raise ValueError("tokens not in the vocabulary: " + ", ".join(missing))
    return np.fromiter(map(vocabulary.get, tokens), dtype=np.int32, count=len(tokens))


def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
    V = len(prev_vectors)
    A, Y = np.eye(V)[prev_ids], np.eye(V)[next_ids]
    Z = A @ prev_vectors @ next_vectors.T
    M = Z.max(axis=1, keepdims=True)
    logp = Z - M - np.log(np.sum(np.exp(Z - M), axis=1, keepdims=True))
    G = (np.exp(logp) - Y) / len(A)
    return -np.mean(np.sum(Y * logp, axis=1)), A.T @ G @ next_vectors, G.T @ A @ prev_vectors


def window_lm_loss_and_gradients(params, X, y):
    E, W, b = params["E"], params["W"], params["b"]
    B, size = X.shape
    A = np.eye(len(E))[X]
    H = np.einsum("bsv,vd->bsd", A, E)
    blocks = W.reshape(size, E.shape[1], -1)
    Z = np.einsum("bsd,sdv->bv", H, blocks) + b
    Z = Z - Z.max(axis=1, keepdims=True)
    logp = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    Y = np.eye(len(b))[y]
    G = (np.exp(logp) - Y) / B
    dE = np.einsum("bsv,bk,sdk->vd", A, G, blocks)
    dW = np.einsum("bsd,bv->sdv", H, G).reshape(W.shape)
    return -(Y * logp).sum() / B, {"b": G.sum(0), "W": dW, "E": dE}


def train_window_lm(ids, vocab_size, size, dim, epochs, learning_rate, rng):
    A = np.zeros((len(ids), size, vocab_size + 1))
    for t in range(len(ids)):
        for c in range(size):
            A[t, c, ids[t - size + c] if t - size + c >= 0 else vocab_size] = 1
    A = A.reshape(len(ids), -1)
    Y = np.eye(vocab_size)[ids]
    E = rng.uniform(-0.5, 0.5, (vocab_size + 1, dim))
    W = rng.uniform(-0.5, 0.5, (size * dim, vocab_size))
    b = rng.uniform(-0.1, 0.1, vocab_size)
    losses = np.empty(epochs)
    for epoch in range(epochs):
        big = np.kron(np.eye(size), E)
        H = A @ big
        P = np.exp(H @ W + b)
        P /= P.sum(axis=1, keepdims=True)
        losses[epoch] = -np.log((P * Y).sum(axis=1)).mean()
        G = (P - Y) / len(ids)
        dbig = A.T @ (G @ W.T)
        dE = sum(dbig.reshape(size, vocab_size + 1, size, dim)[c, :, c] for c in range(size))
        W, b, E = W - learning_rate * H.T @ G, b - learning_rate * G.sum(axis=0), E - learning_rate * dE
    return {"E": E, "W": W, "b": b}, losses
