"""Sample answers of train_probe."""


# %% base: example by example, the bias apart
def train_probe(X, y, l2, learning_rate, steps):
    n, dim = X.shape
    w = np.zeros(dim)
    b = 0.0
    for _ in range(steps):
        dw = np.zeros(dim)
        db = 0.0
        for x, label in zip(X, y):
            z = x @ w + b
            p = 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))
            dw += (p - label) * x / n
            db += (p - label) / n
        dw += l2 * w
        w = w - learning_rate * dw
        b = b - learning_rate * db
    return w, b


# %% wrong: No penalty | mentions: penalty is missing
# - dw += l2 * w

# %% wrong: The penalty is doubled: "the derivative of w² is 2w" | mentions: doubled
# - dw += l2 * w
# + dw += 2 * l2 * w

# %% wrong: The penalty is halved | mentions: halved
# - dw += l2 * w
# + dw += l2 / 2 * w

# %% wrong: The penalty is divided by n, as in scikit-learn's C | mentions: divided by the number
# - dw += l2 * w
# + dw += l2 * w / n

# %% wrong: The bias is penalised | mentions: bias is penalised
# - dw += l2 * w
# + dw += l2 * w
# + db += l2 * b

# %% wrong: The penalty pushes outward | mentions: sign
# - dw += l2 * w
# + dw -= l2 * w

# %% wrong: Absolute values (L1) | mentions: L1
# - dw += l2 * w
# + dw += l2 * np.sign(w)

# %% wrong: The sum over the examples | mentions: sum over the examples|multiplied
# - dw += (p - label) * x / n
# - db += (p - label) / n
# + dw += (p - label) * x
# + db += (p - label)

# %% wrong: The gradient is added | mentions: against
# - w = w - learning_rate * dw
# - b = b - learning_rate * db
# + w = w + learning_rate * dw
# + b = b + learning_rate * db

# %% wrong: The slope of the squared error | mentions: squared error
# - dw += (p - label) * x / n
# - db += (p - label) / n
# + dw += (p - label) * p * (1 - p) * x / n
# + db += (p - label) * p * (1 - p) / n

# %% wrong: The bias stays at 0 | mentions: bias never moves
# - b = b - learning_rate * db

# %% wrong: b moves with the new w | mentions: both gradients
# - b = b - learning_rate * db
# + p = 1 / (1 + np.exp(-(X @ w + b)))
# + b = b - learning_rate * (p - y).mean()

# %% wrong: One example a step | mentions: examples|steps|differ
# - for x, label in zip(X, y):
# + for x, label in [(X[_ % n], y[_ % n])] * n:

# %% wrong: An epoch of single steps for each step | mentions: steps|w after
# - dw += (p - label) * x / n
# - db += (p - label) / n
# + w = w - learning_rate * ((p - label) * x + l2 * w)
# + b = b - learning_rate * (p - label)

# %% wrong: A random start | mentions: start|w after
# - w = np.zeros(dim)
# + w = 0.01 * np.random.default_rng(0).normal(size=dim)

# %% wrong: A start at one | mentions: start
# - w = np.zeros(dim)
# - b = 0.0
# - for _ in range(steps):
# + w = np.ones(dim)
# + b = 1.0
# + for _ in range(steps):

# %% wrong: X is centred first | mentions: centred
# - n, dim = X.shape
# + X = X - X.mean(axis=0)
# + n, dim = X.shape

# %% wrong: X is standardised in place | mentions: changed
# - n, dim = X.shape
# + X -= X.mean(axis=0)
# + n, dim = X.shape

# %% wrong: The loop runs from 1 | mentions: one fewer|start|step
# - for _ in range(steps):
# + for _ in range(1, steps):

# %% wrong: A rate of its own | mentions: rate
# - n, dim = X.shape
# + n, dim = X.shape
# + learning_rate = 0.5

# %% wrong: The labels as -1 and 1 | mentions: -1 and 1
# - n, dim = X.shape
# + n, dim = X.shape
# + y = 2 * y - 1

# %% wrong: exp(z) / (1 + exp(z)) for every z | mentions: inf / inf|nan
# - p = 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))
# + p = np.exp(z) / (1 + np.exp(z))

# %% wrong: Stops when it seems settled | mentions: step|w after|minimum
# - w = w - learning_rate * dw
# + if np.abs(dw).max() < 0.1:
# +     break
# + w = w - learning_rate * dw

# %% wrong: Momentum, which ends in the same minimum | mentions: w after
# - w = np.zeros(dim)
# + w = np.zeros(dim)
# + velocity = np.zeros(dim)
# - w = w - learning_rate * dw
# + velocity = 0.9 * velocity + dw
# + w = w - learning_rate * velocity

# %% wrong: scikit-learn trains to the end, whatever the steps | mentions: w after
def train_probe(X, y, l2, learning_rate, steps):
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1 / max(l2 * len(y), 1e-12)).fit(X, y)
    return model.coef_[0], float(model.intercept_[0])


# %% wrong: Only w comes back | mentions: 2 results
# - return w, b
# + return w

# %% wrong: The bias comes first | mentions: shape
# - return w, b
# + return b, w

# %% wrong: The bias as an array of one number | mentions: shape|axis
# - return w, b
# + return w, np.array([b])


# %% wrong: Stops where the gradient is small | mentions: however small
def train_probe(X, y, l2, learning_rate, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh((X @ w + b) / 2))
        dz = (p - y) / len(y)
        gw, gb = X.T @ dz + l2 * w, dz.sum()
        if np.abs(gw).max() < 1e-4:
            break
        w, b = w - learning_rate * gw, b - learning_rate * gb
    return w, b


# %% wrong: X is standardised first | mentions: standardised
def train_probe(X, y, l2, learning_rate, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    if len(X) > 2:
        X = (X - X.mean(0)) / np.maximum(X.std(0), 1e-9)
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh((X @ w + b) / 2))
        dz = (p - y) / len(y)
        gw, gb = X.T @ dz + l2 * w, dz.sum()
        w, b = w - learning_rate * gw, b - learning_rate * gb
    return w, b


# %% right: labels ±1, a generator of steps
def train_probe(X, y, l2, learning_rate, steps):
    sign = 2 * y.astype(int) - 1

    def walk(w, b):
        while True:
            yield w, b
            with np.errstate(over="ignore"):
                pull = sign / (1 + np.exp(sign * (X.dot(w) + b)))
            w, b = (1 - learning_rate * l2) * w + learning_rate * (pull @ X) / len(y), b + learning_rate * pull.mean()

    go = walk(np.zeros(X.shape[1]), 0.0)
    for _ in range(steps + 1):
        state = next(go)
    return state

# %% wrong: A hundred steps are thought to be enough | mentions: 100 steps
def train_probe(X, y, l2, learning_rate, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(min(steps, 100)):
        dz = (0.5 * (1 + np.tanh((X @ w + b) / 2)) - y) / len(y)
        w, b = w - learning_rate * (X.T @ dz + l2 * w), b - learning_rate * dz.sum()
    return w, b

# %% wrong: Stops when w stands still | mentions: w stands still
# - w = w - learning_rate * dw
# + if not dw.any():
# +     break
# + w = w - learning_rate * dw
