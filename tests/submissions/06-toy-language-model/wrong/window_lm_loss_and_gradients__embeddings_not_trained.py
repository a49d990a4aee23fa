"""The gradient of E is zero: embeddings are no weights.

loses: window_lm_loss_and_gradients
mentions: gradient of E
"""


def window_lm_loss_and_gradients(params, X, y):
    E, W, b = params["E"], params["W"], params["b"]
    B, size = X.shape
    h = E[X].reshape(B, -1)
    z = h @ W + b
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(B), y]).mean()
    g = p.copy()
    g[np.arange(B), y] -= 1
    g /= B
    dW = h.T @ g
    db = g.sum(axis=0)
    dh = (g @ W.T).reshape(B, size, -1)
    dE = np.zeros_like(E)
    return loss, {"E": dE, "W": dW, "b": db}
