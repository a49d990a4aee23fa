"""dh with W instead of its transpose, by reshaping.

loses: window_lm_loss_and_gradients
mentions: gradient of E|worked
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
    dh = (g @ W.reshape(W.shape[1], -1)).reshape(B, size, -1)
    dE = np.zeros_like(E)
    np.add.at(dE, X, dh)
    return loss, {"E": dE, "W": dW, "b": db}
