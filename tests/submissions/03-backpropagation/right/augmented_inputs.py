"""Biases as an extra row of the weights, for a constant input of 1."""

def linear_backward(dZ, X, W):
    ones = np.ones((len(X), 1))
    both = np.hstack([X, ones]).T @ dZ
    return np.dot(dZ, np.transpose(W)), both[:-1], both[-1]

def train_mlp(X, y, hidden, learning_rate, steps, rng):
    def ones(M):
        return np.column_stack([M, np.ones(len(M))])

    classes = int(y.max()) + 1
    V1 = rng.normal(size=(X.shape[1] + 1, hidden)) / np.sqrt(X.shape[1] + 1)
    V2 = rng.normal(size=(hidden + 1, classes)) / np.sqrt(hidden + 1)
    for _ in range(steps):
        A = np.tanh(ones(X) @ V1)
        Z = ones(A) @ V2
        P = np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])
        G = (P - (y[:, None] == np.arange(classes))) / len(y)
        back = (G @ V2[:-1].T) / np.cosh(ones(X) @ V1) ** 2
        V1, V2 = V1 - learning_rate * ones(X).T @ back, V2 - learning_rate * ones(A).T @ G
    return {"W1": V1[:-1], "b1": V1[-1], "W2": V2[:-1], "b2": V2[-1]}
