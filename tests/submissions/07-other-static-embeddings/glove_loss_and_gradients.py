"""Sample answers of glove_loss_and_gradients."""


# %% base: only the non-zero cells, as lists of rows and columns
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    i, j = np.nonzero(counts)
    x = counts[i, j]
    f = np.where(x < x_max, x / x_max, 1.0) ** alpha
    e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log(x)
    g = 2 * f * e
    dW, dC, db, dc = np.zeros_like(W), np.zeros_like(C), np.zeros(len(b)), np.zeros(len(c))
    np.add.at(dW, i, g[:, None] * C[j])
    np.add.at(dC, j, g[:, None] * W[i])
    np.add.at(db, i, g)
    np.add.at(dc, j, g)
    return f @ e**2, dW, dC, db, dc


# %% wrong: The factor 2 is missing | mentions: factor 2
# - g = 2 * f * e
# + g = f * e

# %% wrong: Half of the loss | mentions: half|½
# - return f @ e**2, dW, dC, db, dc
# + return f @ e**2 / 2, dW, dC, db, dc

# %% wrong: No weights | mentions: weight
# - f = np.where(x < x_max, x / x_max, 1.0) ** alpha
# + f = np.ones(len(x))

# %% wrong: No weights in the gradient | mentions: weight
# - g = 2 * f * e
# + g = 2 * e

# %% wrong: The weight has no cap | mentions: cap
# - f = np.where(x < x_max, x / x_max, 1.0) ** alpha
# + f = (x / x_max) ** alpha

# %% wrong: The weight inside the square | mentions: squared
# - g = 2 * f * e
# + f = f**2
# + g = 2 * f * e

# %% wrong: The logarithm to base 2 | mentions: base 2
# - e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log(x)
# + e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log2(x)

# %% wrong: log(X + 1) | mentions: X \+ 1
# - e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log(x)
# + e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log(x + 1)

# %% wrong: The counts and not their logarithms | mentions: logarithm|base|counts
# - e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log(x)
# + e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - x

# %% wrong: No biases | mentions: bias
# - e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log(x)
# + e = (W[i] * C[j]).sum(axis=1) - np.log(x)

# %% wrong: One bias for both roles | mentions: bias|changed
# - e = (W[i] * C[j]).sum(axis=1) + b[i] + c[j] - np.log(x)
# + e = (W[i] * C[j]).sum(axis=1) + b[i] + b[j] - np.log(x)

# %% wrong: Rows and columns change places | mentions: transposed|changed places
# - i, j = np.nonzero(counts)
# - x = counts[i, j]
# + j, i = np.nonzero(counts)
# + x = counts[j, i]

# %% wrong: Updates of a row are lost | mentions: differ|expected|missing
# - np.add.at(dW, i, g[:, None] * C[j])
# + dW[i] += g[:, None] * C[j]

# %% wrong: The mean over the cells | mentions: mean
# - return f @ e**2, dW, dC, db, dc
# + return np.mean(f * e**2), dW, dC, db, dc


# %% wrong: 0 · log 0 | mentions: nan|log 0
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    f = np.minimum(counts / x_max, 1) ** alpha
    e = W @ C.T + b[:, None] + c - np.log(counts)
    g = 2 * f * e
    return (f * e**2).sum(), g @ C, g.T @ W, g.sum(axis=1), g.sum(axis=0)


# %% wrong: np.where around the logarithm: right, with a warning | mentions: warning
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    f = np.minimum(counts / x_max, 1) ** alpha
    e = W @ C.T + b[:, None] + c - np.where(counts > 0, np.log(counts), 0.0)
    g = 2 * f * e
    return (f * e**2).sum(), g @ C, g.T @ W, g.sum(axis=1), g.sum(axis=0)


# %% wrong: Zero cells are fitted as log 1, with weight 1 | mentions: zero cells
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    f = np.where(counts > 0, np.minimum(counts / x_max, 1) ** alpha, 1.0)
    e = W @ C.T + b[:, None] + c - np.log(np.maximum(counts, 1e-300)) * (counts > 0)
    g = 2 * f * e
    return (f * e**2).sum(), g @ C, g.T @ W, g.sum(axis=1), g.sum(axis=0)


# %% wrong: The logarithm of max(X, 1) | mentions: below 1|differ|expected
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    f = np.minimum(counts / x_max, 1) ** alpha
    e = W @ C.T + b[:, None] + c - np.log(np.maximum(counts, 1))
    g = 2 * f * e
    return (f * e**2).sum(), g @ C, g.T @ W, g.sum(axis=1), g.sum(axis=0)


# %% right: a masked array
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    logs = np.ma.log(np.ma.masked_equal(counts, 0)).filled(0.0)
    f = np.minimum(counts / x_max, 1) ** alpha
    e = np.einsum("id,jd->ij", W, C) + np.add.outer(b, c) - logs
    return np.sum(f * e * e), 2 * (f * e) @ C, 2 * (f * e).T @ W, 2 * (f * e).sum(1), 2 * (f * e).sum(0)


# %% base: written from the page
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    i, j = np.nonzero(counts)
    x = counts[i, j].astype(float)
    f = np.minimum(x / x_max, 1) ** alpha
    e = (W[i] * C[j]).sum(1) + b[i] + c[j] - np.log(x)
    g = 2 * f * e
    dW, dC, db, dc = (np.zeros(a.shape) for a in (W, C, b, c))
    np.add.at(dW, i, g[:, None] * C[j])
    np.add.at(dC, j, g[:, None] * W[i])
    np.add.at(db, i, g)
    np.add.at(dc, j, g)
    return float(f @ e**2), dW, dC, db, dc


# %% wrong: The table is made symmetric | mentions: symmetric
# - def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
# + def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
# +     counts = (counts + counts.T) / 2

# %% wrong: The diagonal is left out | mentions: diagonal
# - i, j = np.nonzero(counts)
# + i, j = np.nonzero(counts * (1 - np.eye(len(W))))

# %% wrong: db and dc change places | mentions: db and dc
# - return float(f @ e**2), dW, dC, db, dc
# + return float(f @ e**2), dW, dC, dc, db

# %% wrong: The logarithm to base 10 | mentions: base 10
# - e = (W[i] * C[j]).sum(1) + b[i] + c[j] - np.log(x)
# + e = (W[i] * C[j]).sum(1) + b[i] + c[j] - np.log10(x)

# %% right: biases as two more coordinates
def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    one = np.ones((len(W), 1))
    A = np.hstack([W, b[:, None], one])
    B = np.hstack([C, one, c[:, None]])
    on = counts > 0
    L = np.log(counts, where=on, out=np.zeros(counts.shape))
    F = on * np.minimum(counts / x_max, 1) ** alpha
    E = np.einsum("id,jd->ij", A, B) - L
    G = 2 * F * E
    dA, dB = G @ B, G.T @ A
    d = W.shape[1]
    return np.sum(F * E * E), dA[:, :d], dB[:, :d], dA[:, d], dB[:, d + 1]
