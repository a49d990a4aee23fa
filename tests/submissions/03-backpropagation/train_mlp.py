"""Sample answers of train_mlp."""

# %% base: both passes written out
def train_mlp(X, y, hidden, learning_rate, steps, rng):
    n, d = X.shape
    C = int(y.max()) + 1
    W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
    b1 = np.zeros(hidden)
    W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
    b2 = np.zeros(C)
    for _ in range(steps):
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

# %% wrong: The global generator, which rng does not control | mentions: equal generators|rng
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = np.random.normal(size=(d, hidden)) / np.sqrt(d)
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = np.random.normal(size=(hidden, C)) / np.sqrt(hidden)

# %% wrong: The first layer stays at random | mentions: W1|b1
# - W1 = W1 - learning_rate * dW1
# - b1 = b1 - learning_rate * db1

# %% wrong: A learning rate of its own | mentions: constant factor|times as far
# - n, d = X.shape
# + n, d = X.shape
# + learning_rate = 0.5

# %% wrong: A random third of the examples a step | mentions: all examples
# - n, d = X.shape
# + everything, labels = X, y
# + d = X.shape[1]
# + n = max(1, len(y) // 3)
# - for _ in range(steps):
# + for _ in range(steps):
# +     rows = rng.choice(len(labels), size=n, replace=False)
# +     X, y = everything[rows], labels[rows]

# %% wrong: W2 moves before W1's gradient is taken | mentions: how far [bW]1[^!]*before any
# - G = P / n
# + G = P / n
# + dW2, db2 = A.T @ G, G.sum(axis=0)
# + W2 = W2 - learning_rate * dW2
# + b2 = b2 - learning_rate * db2
# - dW1, db1, dW2, db2 = X.T @ D, D.sum(axis=0), A.T @ G, G.sum(axis=0)
# + dW1, db1 = X.T @ D, D.sum(axis=0)
# - W2 = W2 - learning_rate * dW2
# - b2 = b2 - learning_rate * db2

# %% wrong: The biases are never updated | mentions: b1|b2
# - b1 = b1 - learning_rate * db1

# - b2 = b2 - learning_rate * db2

# %% wrong: The return stands inside the loop | mentions: share of right
# - b2 = b2 - learning_rate * db2
# + b2 = b2 - learning_rate * db2
# + return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% wrong: The loop runs from 1 | mentions: moved
# - for _ in range(steps):
# + for _ in range(1, steps):

# %% wrong: A seed of its own in place of rng | mentions: from rng|own
# - n, d = X.shape
# + n, d = X.shape
# + rng = np.random.default_rng(0)

# %% wrong: X is standardised in place | mentions: changed its argument X
# - def train_mlp(X, y, hidden, learning_rate, steps, rng):
# + def train_mlp(X, y, hidden, learning_rate, steps, rng):
# +     X -= X.mean(axis=0)

# %% wrong: The slope of tanh is left out | mentions: how far b1
# - D = (G @ W2.T) * (1 - A**2)
# + D = (G @ W2.T)

# %% wrong: Weights start at a scale of 0.01 | mentions: scale
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = rng.normal(size=(d, hidden)) * 0.01
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = rng.normal(size=(hidden, C)) * 0.01

# %% wrong: The number of classes is written down as 2 | mentions: shapes|index|3 classes|out of bounds
# - C = int(y.max()) + 1
# + C = 2

# %% wrong: The gradient is added | mentions: opposite sign
# - W1 = W1 - learning_rate * dW1
# - b1 = b1 - learning_rate * db1
# - W2 = W2 - learning_rate * dW2
# - b2 = b2 - learning_rate * db2
# + W1 = W1 + learning_rate * dW1
# + b1 = b1 + learning_rate * db1
# + W2 = W2 + learning_rate * dW2
# + b2 = b2 + learning_rate * db2

# %% wrong: All weights start at zero, where nothing moves | mentions: scale of W1
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = np.zeros((d, hidden))
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = np.zeros((hidden, C))

# %% wrong: Minibatches of a quarter, in turn | mentions: direction|all examples|full batch|batch
# - n, d = X.shape
# + n, d = X.shape
# + parts = [np.arange(start, n, 4) for start in range(min(4, n))]
# - for _ in range(steps):
# -     A = np.tanh(X @ W1 + b1)
# + whole_X, whole_y = X, y
# + for step in range(steps):
# +     part = parts[step % len(parts)]
# +     X, y, n = whole_X[part], whole_y[part], len(part)
# +     A = np.tanh(X @ W1 + b1)

# %% wrong: Ten small steps in place of each | mentions: rate|steps|direction|moved
# - for _ in range(steps):
# + learning_rate = learning_rate / 10
# + for _ in range(10 * steps):

# %% wrong: Weight decay | mentions: decay|direction|gradient|shrink
# - W1 = W1 - learning_rate * dW1
# + W1 = (1 - 1e-3 * learning_rate) * W1 - learning_rate * dW1
# - W2 = W2 - learning_rate * dW2
# + W2 = (1 - 1e-3 * learning_rate) * W2 - learning_rate * dW2

# %% wrong: The gradient is clipped | mentions: direction|gradient|clip|rate
# - dW1, db1, dW2, db2 = X.T @ D, D.sum(axis=0), A.T @ G, G.sum(axis=0)
# + dW1, db1, dW2, db2 = (np.clip(g, -0.05, 0.05) for g in (X.T @ D, D.sum(axis=0), A.T @ G, G.sum(axis=0)))

# %% wrong: All weights of a layer start alike | mentions: start|scale|alike|share of right|rng
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = np.full((d, hidden), rng.normal() / np.sqrt(d))

# %% wrong: Stops once every example is right | mentions: steps|stop|early
# - P[np.arange(n), y] -= 1
# + if (P.argmax(axis=1) == y).all():
# +     break
# + P[np.arange(n), y] -= 1

# %% wrong: Stops when the gradient is small | mentions: steps|stop|early
# - dW1, db1, dW2, db2 = X.T @ D, D.sum(axis=0), A.T @ G, G.sum(axis=0)
# + dW1, db1, dW2, db2 = X.T @ D, D.sum(axis=0), A.T @ G, G.sum(axis=0)
# + if np.abs(dW2).max() < 0.01:
# +     break

# %% wrong: Both weights start at scale 1, whatever the fan-in | mentions: scale|fan-in
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = rng.normal(size=(d, hidden))
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = rng.normal(size=(hidden, C))

# %% wrong: W2 starts at scale 1/√(its fan-out) | mentions: scale|fan-in
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = rng.normal(size=(hidden, C)) / np.sqrt(C)

# %% wrong: The start is written down, plus a millionth of noise | mentions: draw all of it from rng
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = np.random.default_rng(7).normal(size=(d, hidden)) / np.sqrt(d) + 1e-6 * rng.normal(size=(d, hidden))
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = np.random.default_rng(8).normal(size=(hidden, C)) / np.sqrt(hidden) + 1e-6 * rng.normal(size=(hidden, C))

# %% wrong: A tenth of the learning rate | mentions: 0.1 times
# - n, d = X.shape
# + n, d = X.shape
# + learning_rate = learning_rate / 10

# %% wrong: Three times the learning rate | mentions: 3 times
# - n, d = X.shape
# + n, d = X.shape
# + learning_rate = 3 * learning_rate

# %% wrong: The gradient of the sum of the losses | mentions: 5 times
# - G = P / n
# + G = P

# %% wrong: A learning rate that falls to zero | mentions: times as far
# - for _ in range(steps):
# + rate = learning_rate
# + for step in range(steps):
# +     learning_rate = rate * (1 - step / steps)

# %% wrong: Half of the examples | mentions: all examples
# - n, d = X.shape
# - C = int(y.max()) + 1
# + C = int(y.max()) + 1
# + X, y = X[::2], y[::2]
# + n, d = X.shape

# %% wrong: One example after the other | mentions: all examples
# - n, d = X.shape
# + everything, labels = X, y
# + n, d = 1, X.shape[1]
# - for _ in range(steps):
# + for step in range(steps):
# +     X, y = everything[step % len(labels)][None], labels[step % len(labels)][None]

# %% wrong: Weight decay on the way | mentions: nothing else|how far W[12]
# - W1 = W1 - learning_rate * dW1
# + W1 = W1 - learning_rate * (dW1 + 0.01 * W1)
# - W2 = W2 - learning_rate * dW2
# + W2 = W2 - learning_rate * (dW2 + 0.01 * W2)

# %% wrong: Half of the steps | mentions: no parameter has moved|times as far
# - for _ in range(steps):
# + for _ in range((steps + 1) // 2):

# %% wrong: At most 500 steps | mentions: do not stop early
# - for _ in range(steps):
# + for _ in range(min(steps, 500)):

# %% wrong: The softmax without its maximum | mentions: subtract from the logits of each row the maximum
# - P = np.exp(Z - Z.max(axis=1, keepdims=True))
# + P = np.exp(Z)

# %% wrong: The softmax with one maximum for all rows | mentions: the maximum of that row
# - P = np.exp(Z - Z.max(axis=1, keepdims=True))
# + P = np.exp(Z - Z.max())

# %% wrong: Weights drawn between 0 and 1 | mentions: scale|one side of 0
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = rng.random(size=(d, hidden))
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = rng.random(size=(hidden, C))

# %% wrong: Weights start at 1/fan-in, without the root | mentions: scale
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = rng.normal(size=(d, hidden)) / d
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = rng.normal(size=(hidden, C)) / hidden

# %% wrong: Weights start at √fan-in, not at one over it | mentions: scale
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = rng.normal(size=(d, hidden)) * np.sqrt(d)
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = rng.normal(size=(hidden, C)) * np.sqrt(hidden)

# %% wrong: All hidden units start alike | mentions: start alike
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = np.sign(rng.normal(size=(d, 1))) / np.sqrt(d) + 1e-3 * rng.normal(size=(d, hidden))

# %% wrong: W2 from a seed of its own | mentions: W2.*draw all of it from rng
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = np.random.default_rng(0).normal(size=(hidden, C)) / np.sqrt(hidden)

# %% wrong: The classes that occur are counted | mentions: y.max|shape|index|out of bounds
# - C = int(y.max()) + 1
# + C = len(np.unique(y))

# %% wrong: A tuple of the four arrays | mentions: expected a dict
# - return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
# + return W1, b1, W2, b2

# %% wrong: Nothing comes back | mentions: None
# - return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% wrong: The accuracy comes back as well | mentions: expected a dict
# - return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
# + return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, 1.0

# %% wrong: Adam in place of gradient descent | mentions: learning_rate times the gradient
# - for _ in range(steps):
# + p = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
# + m = {k: 0.0 for k in p}
# + v = {k: 0.0 for k in p}
# + for t in range(1, steps + 1):
# - W1 = W1 - learning_rate * dW1
# - b1 = b1 - learning_rate * db1
# - W2 = W2 - learning_rate * dW2
# - b2 = b2 - learning_rate * db2
# + for k, g in {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}.items():
# +     m[k] = 0.9 * m[k] + 0.1 * g
# +     v[k] = 0.999 * v[k] + 0.001 * g * g
# +     p[k] -= 0.01 * (m[k] / (1 - 0.9**t)) / (np.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)

# %% right: Heavy-ball momentum
# - for _ in range(steps):
# + speed = [0.0, 0.0, 0.0, 0.0]
# + for _ in range(steps):
# - W1 = W1 - learning_rate * dW1
# - b1 = b1 - learning_rate * db1
# - W2 = W2 - learning_rate * dW2
# - b2 = b2 - learning_rate * db2
# + speed = [0.9 * s + g for s, g in zip(speed, (dW1, db1, dW2, db2), strict=True)]
# + W1, b1 = W1 - learning_rate * speed[0], b1 - learning_rate * speed[1]
# + W2, b2 = W2 - learning_rate * speed[2], b2 - learning_rate * speed[3]

# %% right: Uniform starting values, random biases too
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# - b1 = np.zeros(hidden)
# + W1 = rng.uniform(-1, 1, size=(d, hidden)) / np.sqrt(d)
# + b1 = rng.uniform(-1, 1, size=hidden) / np.sqrt(d)
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# - b2 = np.zeros(C)
# + W2 = rng.uniform(-1, 1, size=(hidden, C)) / np.sqrt(hidden)
# + b2 = rng.uniform(-1, 1, size=C) / np.sqrt(hidden)
