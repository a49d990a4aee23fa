"""Glorot's starting values, and heavy-ball momentum on the way."""

def train_mlp(X, y, hidden, learning_rate, steps, rng):
    n, d = X.shape
    C = y.max() + 1
    p = {
        "W1": rng.normal(0, np.sqrt(2 / (d + hidden)), (d, hidden)),
        "b1": np.zeros(hidden),
        "W2": rng.normal(0, np.sqrt(2 / (C + hidden)), (hidden, C)),
        "b2": np.zeros(C),
    }
    speed = {k: np.zeros_like(v) for k, v in p.items()}
    for _ in range(steps):
        A = np.tanh(X @ p["W1"] + p["b1"])
        Z = A @ p["W2"] + p["b2"]
        Z = np.exp(Z - Z.max(1, keepdims=True))
        G = Z / Z.sum(1, keepdims=True)
        G[np.arange(n), y] -= 1
        G /= n
        H = G @ p["W2"].T * (1 - A * A)
        g = {"W1": X.T @ H, "b1": H.sum(0), "W2": A.T @ G, "b2": G.sum(0)}
        for k in p:
            speed[k] = 0.5 * speed[k] + g[k]
            p[k] = p[k] - learning_rate * speed[k]
    return p
