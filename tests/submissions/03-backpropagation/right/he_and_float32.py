"""He's starting values, single precision, standard normal biases."""

def train_mlp(X, y, hidden, learning_rate, steps, rng):
    X = X.astype(np.float32)
    d, C = X.shape[1], int(y.max()) + 1
    T = np.eye(C, dtype=np.float32)[y]
    W1 = (rng.standard_normal((d, hidden)) * np.sqrt(2 / d)).astype(np.float32)
    b1 = rng.standard_normal(hidden).astype(np.float32)
    W2 = (rng.standard_normal((hidden, C)) * np.sqrt(2 / hidden)).astype(np.float32)
    b2 = np.zeros(C, dtype=np.float32)
    rate = np.float32(learning_rate)
    for _ in range(steps):
        A = np.tanh(X @ W1 + b1)
        Z = A @ W2 + b2
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        G = (E / E.sum(axis=1, keepdims=True) - T) / np.float32(len(X))
        D = (G @ W2.T) * (1 - A * A)
        W2, b2 = W2 - rate * (A.T @ G), b2 - rate * G.sum(axis=0)
        W1, b1 = W1 - rate * (X.T @ D), b1 - rate * D.sum(axis=0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
