"""The gradients are called dW1, db1, …

loses: mlp_loss_and_gradients
mentions: dW1|names
"""

def mlp_loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(y)
    S = X @ W1 + b1
    A = np.tanh(S)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y]))
    G = P.copy()
    G[np.arange(n), y] -= 1
    G /= n
    D = (G @ W2.T) * (1 - A**2)
    return loss, {"dW1": X.T @ D, "db1": D.sum(axis=0), "dW2": A.T @ G, "db2": G.sum(axis=0)}
