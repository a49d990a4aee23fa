"""Sample answers of train_window_lm."""

# %% base: full batches, gradients written out
def train_window_lm(ids, vocab_size, size, dim, epochs, learning_rate, rng):
    padded = np.concatenate([np.full(size, vocab_size), ids])
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    y = np.array(ids)
    B = len(y)
    E = 0.1 * rng.normal(size=(vocab_size + 1, dim))
    W = 0.1 * rng.normal(size=(size * dim, vocab_size))
    b = np.zeros(vocab_size)
    losses = []
    for _ in range(epochs):
        h = E[X].reshape(B, -1)
        p = np.exp(h @ W + b)
        p /= p.sum(axis=1, keepdims=True)
        losses.append(-np.log(p[np.arange(B), y]).mean())
        p[np.arange(B), y] -= 1
        p /= B
        dh = (p @ W.T).reshape(B, size, dim)
        dE = np.zeros_like(E)
        np.add.at(dE, X, dh)
        W -= learning_rate * h.T @ p
        b -= learning_rate * p.sum(axis=0)
        E -= learning_rate * dE
    return {"E": E, "W": W, "b": b}, losses

# %% wrong: b is never updated | mentions: b is the same
# - b -= learning_rate * p.sum(axis=0)

# %% wrong: A fancy-indexed assignment keeps one contribution a row | mentions: come within|lost|add up
# - np.add.at(dE, X, dh)
# + dE[X] = dh

# %% wrong: E is never updated | mentions: E is the same
# - E -= learning_rate * dE

# %% wrong: The window of padding alone is left out | mentions: PAD PAD
# - y = np.array(ids)
# + X, y = X[1:], np.array(ids)[1:]

# %% wrong: np.random instead of the generator passed in | mentions: same seed
# - E = 0.1 * rng.normal(size=(vocab_size + 1, dim))
# - W = 0.1 * rng.normal(size=(size * dim, vocab_size))
# + E = 0.1 * np.random.normal(size=(vocab_size + 1, dim))
# + W = 0.1 * np.random.normal(size=(size * dim, vocab_size))

# %% wrong: The last token is never a target | mentions: last window|expected
# - y = np.array(ids)
# + X, y = X[:-1], np.array(ids)[:-1]

# %% wrong: A fixed small step | mentions: come within
# - W -= learning_rate * h.T @ p
# - b -= learning_rate * p.sum(axis=0)
# - E -= learning_rate * dE
# + W -= 0.003 * h.T @ p
# + b -= 0.003 * p.sum(axis=0)
# + E -= 0.003 * dE

# %% wrong: W is never updated | mentions: W is the same
# - W -= learning_rate * h.T @ p

# %% wrong: The loss is noted after the update | mentions: after
# - losses.append(-np.log(p[np.arange(B), y]).mean())

# - E -= learning_rate * dE
# + E -= learning_rate * dE
# + z = E[X].reshape(B, -1) @ W + b
# + losses.append((np.log(np.exp(z).sum(axis=1)) - z[np.arange(B), y]).mean())

# %% wrong: losses holds sums over the windows | mentions: sum over the windows
# - losses.append(-np.log(p[np.arange(B), y]).mean())
# + losses.append(-np.log(p[np.arange(B), y]).sum())

# %% wrong: Trained on windows with the newest token first | mentions: newest
# - X = np.array([padded[t : t + size] for t in range(len(ids))])
# + X = np.array([padded[t : t + size][::-1] for t in range(len(ids))])

# %% wrong: E has no row for PAD, ids wrap to another | mentions: shape|index
# - padded = np.concatenate([np.full(size, vocab_size), ids])
# + padded = np.concatenate([np.full(size, -1), ids])
# - E = 0.1 * rng.normal(size=(vocab_size + 1, dim))
# + E = 0.1 * rng.normal(size=(vocab_size, dim))

# %% wrong: epochs + 1 losses | mentions: shape
# - return {"E": E, "W": W, "b": b}, losses
# + return {"E": E, "W": W, "b": b}, [*losses, losses[-1]]

# %% wrong: PAD's row stays zero | mentions: PAD
# - W = 0.1 * rng.normal(size=(size * dim, vocab_size))
# + W = 0.1 * rng.normal(size=(size * dim, vocab_size))
# + E[-1] = 0
# - b -= learning_rate * p.sum(axis=0)
# + b -= learning_rate * p.sum(axis=0)
# + dE[-1] = 0

# %% wrong: Training starts where a whole window fits | mentions: padding
# - y = np.array(ids)
# + X, y = X[size:], np.array(ids)[size:]

# %% wrong: The padding is token 0, and PAD's row never learns | mentions: PAD
# - padded = np.concatenate([np.full(size, vocab_size), ids])
# + padded = np.concatenate([np.full(size, 0), ids])

# %% wrong: A generator of its own with a fixed seed | mentions: two different seeds
# - B = len(y)
# + B = len(y)
# + rng = np.random.default_rng(3)

# %% wrong: Only the last token of the window is used | mentions: shape
# - def train_window_lm(ids, vocab_size, size, dim, epochs, learning_rate, rng):
# + def train_window_lm(ids, vocab_size, size, dim, epochs, learning_rate, rng):
# +     size = 1

# %% wrong: The window ends with its own target: the loss falls below what the text leaves uncertain
# | mentions: own window|below
# - X = np.array([padded[t : t + size] for t in range(len(ids))])
# + X = np.array([padded[t + 1 : t + 1 + size] for t in range(len(ids))])

# %% wrong: The target is two tokens after the window | mentions: two tokens ahead
# - y = np.array(ids)
# + X, y = X[:-1], np.array(ids)[1:]

# %% wrong: Steps along the gradient | mentions: not lower
# - W -= learning_rate * h.T @ p
# - b -= learning_rate * p.sum(axis=0)
# - E -= learning_rate * dE
# + W += learning_rate * h.T @ p
# + b += learning_rate * p.sum(axis=0)
# + E += learning_rate * dE

# %% wrong: Everything starts at zero: E and W stay there, only the bias learns | mentions: E is the same
# - E = 0.1 * rng.normal(size=(vocab_size + 1, dim))
# - W = 0.1 * rng.normal(size=(size * dim, vocab_size))
# + E = 0.0 * rng.normal(size=(vocab_size + 1, dim))
# + W = 0.0 * rng.normal(size=(size * dim, vocab_size))
