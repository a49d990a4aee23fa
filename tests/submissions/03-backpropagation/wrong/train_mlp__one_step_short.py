"""The loop runs from 1.

loses: train_mlp
mentions: moved
"""

def train_mlp(X, y, hidden, learning_rate, steps, rng):
    n, d = X.shape
    C = int(y.max()) + 1
    W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
    b1 = np.zeros(hidden)
    W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
    b2 = np.zeros(C)
    for _ in range(1, steps):
        A = np.tanh(X @ W1 + b1)
        Z = A @ W2 + b2
        P = np.exp(Z - Z.max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        P[np.arange(n), y] -= 1
        G = P / n
        D = (G @ W2.T) * (1 - A**2)
        dW1, db1, dW2, db2 = X.T @ D, D.sum(axis=0), A.T @ G, G.sum(axis=0)
        W1 = W1 - learning_rate * dW1
        b1 = b1 - learning_rate * db1
        W2 = W2 - learning_rate * dW2
        b2 = b2 - learning_rate * db2
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
