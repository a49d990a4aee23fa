"""Sample answers of window_lm_loss_and_gradients."""

# %% base: a name for each array on the way
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
    np.add.at(dE, X, dh)
    return loss, {"E": dE, "W": dW, "b": db}

# %% wrong: db averages over the batch once more | mentions: gradient of b
# - db = g.sum(axis=0)
# + db = g.mean(axis=0)

# %% wrong: b is not added | mentions: bias b|expected
# - z = h @ W + b
# + z = h @ W

# %% wrong: The newest token stands first | mentions: newest first
# - E, W, b = params["E"], params["W"], params["b"]
# + E, W, b = params["E"], params["W"], params["b"]
# + X = X[:, ::-1]

# %% wrong: One += for each place of the window still loses repeats within a place | mentions: lost
# - np.add.at(dE, X, dh)
# + for t in range(size):
# +     dE[X[:, t]] += dh[:, t]

# %% wrong: A fancy-indexed += into E loses repeated tokens | mentions: lost
# - np.add.at(dE, X, dh)
# + dE[X] += dh

# %% wrong: The gradient of E is zero: embeddings are no weights | mentions: gradient of E
# - np.add.at(dE, X, dh)

# %% wrong: Only the first place of the window is sent back | mentions: first place|expected
# - np.add.at(dE, X, dh)
# + np.add.at(dE, X[:, 0], dh[:, 0])

# %% wrong: Gradients of the sum, loss a mean | mentions: sum over the windows|times the expected
# - g /= B

# %% wrong: Coordinates are interleaved: a transpose before the reshape | mentions: interleaved|expected
# - h = E[X].reshape(B, -1)
# + h = E[X].transpose(0, 2, 1).reshape(B, -1)
# - dh = (g @ W.T).reshape(B, size, -1)
# + dh = (g @ W.T).reshape(B, -1, size).transpose(0, 2, 1)

# %% wrong: Contributions to a row of E are averaged | mentions: gradient of E
# - np.add.at(dE, X, dh)
# + np.add.at(dE, X, dh)
# + dE /= np.maximum(np.bincount(X.ravel(), minlength=len(E)), 1)[:, None]

# %% wrong: b has no gradient | mentions: is missing
# - return loss, {"E": dE, "W": dW, "b": db}
# + return loss, {"E": dE, "W": dW}

# %% wrong: PAD's row is left without a gradient | mentions: PAD
# - np.add.at(dE, X, dh)
# + np.add.at(dE, X, dh)
# + dE[-1] = 0

# %% wrong: PAD is taken as the zero vector | mentions: PAD
# - E, W, b = params["E"], params["W"], params["b"]
# + E, W, b = params["E"].copy(), params["W"], params["b"]
# + E[-1] = 0

# %% wrong: Forward is right; the pieces go back interleaved | mentions: gradient of E
# - dh = (g @ W.T).reshape(B, size, -1)
# + dh = (g @ W.T).reshape(B, -1, size).transpose(0, 2, 1)

# %% wrong: All gradients uphill | mentions: opposite sign
# - g /= B
# + g /= -B

# %% wrong: Takes a step in place | mentions: changed
# - np.add.at(dE, X, dh)
# + np.add.at(dE, X, dh)
# + W -= 0.1 * dW

# %% wrong: Sum for mean, loss and gradients | mentions: sum over the windows
# - loss = -np.log(p[np.arange(B), y]).mean()
# + loss = -np.log(p[np.arange(B), y]).sum()
# - g /= B

# %% wrong: The one-hot target is not subtracted | mentions: gradient of b
# - g[np.arange(B), y] -= 1

# %% wrong: dh with W instead of its transpose, by reshaping | mentions: gradient of E|worked
# - dh = (g @ W.T).reshape(B, size, -1)
# + dh = (g @ W.reshape(W.shape[1], -1)).reshape(B, size, -1)

# %% wrong: exp of the scores as they are | mentions: overflow
# - z = z - z.max(axis=1, keepdims=True)

# %% wrong: The largest score of the whole batch is subtracted | mentions: own maximum
# - z = z - z.max(axis=1, keepdims=True)
# + z = z - z.max()

# %% wrong: The vectors of a window are averaged instead of laid side by side | mentions: side by side
# - h = E[X].reshape(B, -1)
# - z = h @ W + b
# + h = np.repeat(E[X].mean(axis=1)[:, None], size, axis=1).reshape(B, -1)
# + z = h @ W + b

# %% wrong: The vectors of a window are added up | mentions: side by side|worked example
# - h = E[X].reshape(B, -1)
# - z = h @ W + b
# + h = np.repeat(E[X].sum(axis=1)[:, None], size, axis=1).reshape(B, -1)
# + z = h @ W + b

# %% wrong: PAD is the row of token 0 | mentions: PAD
# - E, W, b = params["E"], params["W"], params["b"]
# + E, W, b = params["E"], params["W"], params["b"]
# + X = np.where(X == len(b), 0, X)
