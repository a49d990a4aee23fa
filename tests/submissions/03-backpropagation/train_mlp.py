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

# %% wrong: The first layer stays at random | mentions: W1|b1|share of right
# - W1 = W1 - learning_rate * dW1
# - b1 = b1 - learning_rate * db1

# %% wrong: A learning rate of its own | mentions: learning rate|learning_rate
# - n, d = X.shape
# + n, d = X.shape
# + learning_rate = 0.5

# %% wrong: A random third of the examples a step | mentions: direction|all examples
# - n, d = X.shape
# + everything, labels = X, y
# + d = X.shape[1]
# + n = max(1, len(y) // 3)
# - for _ in range(steps):
# + for _ in range(steps):
# +     rows = rng.choice(len(labels), size=n, replace=False)
# +     X, y = everything[rows], labels[rows]

# %% wrong: W2 moves before W1's gradient is taken | mentions: direction|before any
# - G = P / n
# + G = P / n
# + dW2, db2 = A.T @ G, G.sum(axis=0)
# + W2 = W2 - learning_rate * dW2
# + b2 = b2 - learning_rate * db2
# - dW1, db1, dW2, db2 = X.T @ D, D.sum(axis=0), A.T @ G, G.sum(axis=0)
# + dW1, db1 = X.T @ D, D.sum(axis=0)
# - W2 = W2 - learning_rate * dW2
# - b2 = b2 - learning_rate * db2

# %% wrong: The biases are never updated | mentions: b1|b2|share of right
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

# %% wrong: The slope of tanh is left out | mentions: direction|share of right
# - D = (G @ W2.T) * (1 - A**2)
# + D = (G @ W2.T)

# %% wrong: Weights start at a scale of 0.01 | mentions: scale|share of right
# - W1 = rng.normal(size=(d, hidden)) / np.sqrt(d)
# + W1 = rng.normal(size=(d, hidden)) * 0.01
# - W2 = rng.normal(size=(hidden, C)) / np.sqrt(hidden)
# + W2 = rng.normal(size=(hidden, C)) * 0.01

# %% wrong: The number of classes is written down as 2 | mentions: shapes|index|3 classes|out of bounds
# - C = int(y.max()) + 1
# + C = 2

# %% wrong: The gradient is added | mentions: share of right|uphill
# - W1 = W1 - learning_rate * dW1
# - b1 = b1 - learning_rate * db1
# - W2 = W2 - learning_rate * dW2
# - b2 = b2 - learning_rate * db2
# + W1 = W1 + learning_rate * dW1
# + b1 = b1 + learning_rate * db1
# + W2 = W2 + learning_rate * dW2
# + b2 = b2 + learning_rate * db2

# %% wrong: All weights start at zero, where nothing moves | mentions: share of right|start
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
