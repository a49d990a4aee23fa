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

# %% wrong: b is never updated | mentions: b does not move
# - b -= learning_rate * p.sum(axis=0)

# %% wrong: A fancy-indexed assignment keeps one contribution a row | mentions: come within|lost|add up
# - np.add.at(dE, X, dh)
# + dE[X] = dh

# %% wrong: E is never updated | mentions: E does not move
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

# %% wrong: A fixed small step | mentions: moves at rate 0
# - W -= learning_rate * h.T @ p
# - b -= learning_rate * p.sum(axis=0)
# - E -= learning_rate * dE
# + W -= 0.003 * h.T @ p
# + b -= 0.003 * p.sum(axis=0)
# + E -= 0.003 * dE

# %% wrong: W is never updated | mentions: W does not move
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

# %% wrong: Everything starts at zero: E and W stay there, only the bias learns | mentions: nothing|zero|0, where|start at
# - E = 0.1 * rng.normal(size=(vocab_size + 1, dim))
# - W = 0.1 * rng.normal(size=(size * dim, vocab_size))
# + E = 0.0 * rng.normal(size=(vocab_size + 1, dim))
# + W = 0.0 * rng.normal(size=(size * dim, vocab_size))
# %% wrong: Ten steps an epoch, one loss noted | mentions: epoch|one step|steps
# - for _ in range(epochs):
# + for step in range(10 * epochs):
# - losses.append(-np.log(p[np.arange(B), y]).mean())
# + if step % 10 == 0:
# +     losses.append(-np.log(p[np.arange(B), y]).mean())

# %% wrong: Invented losses: a smooth curve from ln V to the last one | mentions: loss
# - return {"E": E, "W": W, "b": b}, losses
# + losses = list(np.linspace(np.log(vocab_size), losses[-1], epochs)) if losses else []
# + return {"E": E, "W": W, "b": b}, losses

# %% wrong: The losses are smoothed | mentions: loss
# - losses.append(-np.log(p[np.arange(B), y]).mean())
# + loss = -np.log(p[np.arange(B), y]).mean()
# + losses.append(0.9 * losses[-1] + 0.1 * loss if losses else loss)

# %% wrong: Stops once the loss hardly falls, and repeats it | mentions: epoch|step|stop|loss
# - losses.append(-np.log(p[np.arange(B), y]).mean())
# + losses.append(-np.log(p[np.arange(B), y]).mean())
# + if len(losses) > 50 and losses[-2] - losses[-1] < 1e-5:
# +     losses += [losses[-1]] * (epochs - len(losses))
# +     break

# %% wrong: Rate 0.5 whatever is asked for | mentions: moves at rate 0
# - E -= learning_rate * dE
# + E -= 0.5 * dE
# - W -= learning_rate * h.T @ p
# + W -= 0.5 * h.T @ p

# %% wrong: The start is written down, plus a millionth of noise | mentions: start|rng|seed|same
# - E = 0.1 * rng.normal(size=(vocab_size + 1, dim))
# + E = 0.1 * np.random.default_rng(7).normal(size=(vocab_size + 1, dim)) + 1e-6 * rng.normal(size=(vocab_size + 1, dim))
# - W = 0.1 * rng.normal(size=(size * dim, vocab_size))
# + W = 0.1 * np.random.default_rng(8).normal(size=(size * dim, vocab_size)) + 1e-6 * rng.normal(size=(size * dim, vocab_size))

# %% wrong: Weight decay | mentions: decay|gradient|loss|weight
# - E -= learning_rate * dE
# + E = (1 - 1e-4) * E - learning_rate * dE

# %% wrong: Only the last third of the epochs trains | mentions: epoch|step|loss
# - for _ in range(epochs):
# + rate = learning_rate
# + for epoch in range(epochs):
# +     learning_rate = rate if epoch >= 2 * epochs // 3 else 0.0

# %% wrong: Weight decay, multiplied by the rate | mentions: decay
# - W -= learning_rate * h.T @ p
# - b -= learning_rate * p.sum(axis=0)
# - E -= learning_rate * dE
# + W -= learning_rate * (h.T @ p + 1e-4 * W)
# + b -= learning_rate * p.sum(axis=0)
# + E -= learning_rate * (dE + 1e-4 * E)

# %% wrong: E's gradient is taken with the W of the next step | mentions: another parameter had moved
# - dh = (p @ W.T).reshape(B, size, dim)
# + W -= learning_rate * h.T @ p
# + dh = (p @ W.T).reshape(B, size, dim)
# - W -= learning_rate * h.T @ p
# - b -= learning_rate * p.sum(axis=0)
# + b -= learning_rate * p.sum(axis=0)

# %% wrong: Every second epoch takes no step | mentions: epoch 2
# - W -= learning_rate * h.T @ p
# - b -= learning_rate * p.sum(axis=0)
# - E -= learning_rate * dE
# + if len(losses) % 2:
# +     W -= learning_rate * h.T @ p
# +     b -= learning_rate * p.sum(axis=0)
# +     E -= learning_rate * dE

# %% wrong: One window an epoch, in turn | mentions: of the 24 windows|lost|add up
# - p[np.arange(B), y] -= 1
# + p[np.arange(B), y] -= 1
# + p[np.arange(B) != (len(losses) - 1) % B] = 0

# %% wrong: b moves by the rate alone | mentions: b moves at rate 0|b, at rate 1|b is
# - b -= learning_rate * p.sum(axis=0)
# + b -= p.sum(axis=0)

# %% wrong: b learns and is not used | mentions: bias b is not added
# - p = np.exp(h @ W + b)
# + p = np.exp(h @ W)

# %% wrong: b is overwritten by each step | mentions: b, at rate 1|goes uphill|come within|rate 0
# - b -= learning_rate * p.sum(axis=0)
# + b = learning_rate * p.sum(axis=0)

# %% right: A rate that falls linearly to 0, W from zero
# - W = 0.1 * rng.normal(size=(size * dim, vocab_size))
# + W = np.zeros((size * dim, vocab_size))
# + rate = learning_rate
# - for _ in range(epochs):
# + for epoch in range(epochs):
# +     learning_rate = rate * (1 - epoch / epochs)

# %% right: RMSprop, and a bias that starts from random numbers
# - b = np.zeros(vocab_size)
# + b = 0.1 * rng.normal(size=vocab_size)
# + s = [0.0, 0.0, 0.0]
# - W -= learning_rate * h.T @ p
# - b -= learning_rate * p.sum(axis=0)
# - E -= learning_rate * dE
# + tables = []
# + for i, (table, g) in enumerate(((W, h.T @ p), (b, p.sum(axis=0)), (E, dE))):
# +     s[i] = 0.9 * s[i] + 0.1 * g**2
# +     tables.append(table - 0.01 * learning_rate * g / (np.sqrt(s[i]) + 1e-8))
# + W, b, E = tables
