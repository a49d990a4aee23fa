"""Sample answers of train_glove."""


# %% base: all non-zero cells at once, as lists of rows and columns
def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    W, C = rng.normal(0, 0.1, (V, dim)), rng.normal(0, 0.1, (V, dim))
    b, c = np.zeros(V), np.zeros(V)
    i, j = np.nonzero(counts)
    x = counts[i, j]
    f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x)
    squares = [np.full(a.shape, 1e-6) for a in (W, C, b, c)]
    for epoch in range(epochs):
        g = 2 * f * ((W[i] * C[j]).sum(axis=1) + b[i] + c[j] - goal)
        gradients = [np.zeros_like(a) for a in (W, C, b, c)]
        for gradient, at, what in zip(gradients, (i, j, i, j), (g[:, None] * C[j], g[:, None] * W[i], g, g)):
            np.add.at(gradient, at, what)
        for a, s, gradient in zip((W, C, b, c), squares, gradients):
            s += gradient**2
            a -= learning_rate * gradient / np.sqrt(s)
    return W, C, b, c


# %% wrong: The last epoch is left out | mentions: epochs
# - for epoch in range(epochs):
# + for epoch in range(epochs - 1):

# %% wrong: It stops where the gradients are small | mentions: however small
# - gradients = [np.zeros_like(a) for a in (W, C, b, c)]
# + if np.abs(g).max() < 0.05:
# +     break
# + gradients = [np.zeros_like(a) for a in (W, C, b, c)]

# %% wrong: Plain descent | mentions: root|step|diverged|nan
# - a -= learning_rate * gradient / np.sqrt(s)
# + a -= learning_rate * gradient

# %% wrong: The last square only: a step of fixed length | mentions: shorter|sum of (all )?squares
# - s += gradient**2
# + s[...] = gradient**2 + 1e-8

# %% wrong: A running mean of squares, as in RMSprop | mentions: sum of squares|root|step
# - s += gradient**2
# + s[...] = 0.9 * s + 0.1 * gradient**2

# %% wrong: The mean of the squares so far | mentions: shorter|sum of (all )?squares
# - a -= learning_rate * gradient / np.sqrt(s)
# + a -= learning_rate * gradient / np.sqrt(s / (epoch + 1))

# %% wrong: The step is taken before the square is added | mentions: root|step|diverged|added
# - s += gradient**2
# - a -= learning_rate * gradient / np.sqrt(s)
# + a -= learning_rate * gradient / np.sqrt(s)
# + s += gradient**2

# %% wrong: One sum of squares for each array | mentions: one sum|root|own sum|each number
# - s += gradient**2
# + s += (gradient**2).sum()

# %% wrong: The sum itself, not its root | mentions: root|step|rate
# - a -= learning_rate * gradient / np.sqrt(s)
# + a -= learning_rate * gradient / s

# %% wrong: W and C are trained, the biases are not | mentions: does not move
# - for a, s, gradient in zip((W, C, b, c), squares, gradients):
# + for a, s, gradient in zip((W, C), squares, gradients):

# %% wrong: C never moves | mentions: C does not move|fit
# - for a, s, gradient in zip((W, C, b, c), squares, gradients):
# + squares[1] += np.inf
# + for a, s, gradient in zip((W, C, b, c), squares, gradients):

# %% wrong: No weights | mentions: weight
# - f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x)
# + f, goal = np.ones(len(x)), np.log(x)

# %% wrong: The weights have no cap | mentions: cap
# - f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x)
# + f, goal = (x / x_max) ** alpha, np.log(x)

# %% wrong: x_max is 100, whatever is asked for | mentions: x_max
# - f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x)
# + f, goal = np.minimum(x / 100, 1) ** alpha, np.log(x)

# %% wrong: alpha is 0.75, whatever is asked for | mentions: alpha
# - f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x)
# + f, goal = np.minimum(x / x_max, 1) ** 0.75, np.log(x)

# %% wrong: The table X + 1 | mentions: X \+ 1|one cell is off
# - i, j = np.nonzero(counts)
# - x = counts[i, j]
# + i, j = np.nonzero(counts + 1)
# + x = counts[i, j] + 1

# %% wrong: log(X + 1) | mentions: X \+ 1|one cell is off
# - f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x)
# + f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x + 1)

# %% wrong: The upper triangle only, as if the table were symmetric | mentions: diagonal|one cell is off
# - i, j = np.nonzero(counts)
# + i, j = np.nonzero(np.triu(counts))

# %% wrong: Rows and columns change places | mentions: transposed|one cell is off
# - i, j = np.nonzero(counts)
# - x = counts[i, j]
# + j, i = np.nonzero(counts)
# + x = counts[j, i]

# %% wrong: The base-2 logarithm | mentions: base 2|one cell is off
# - f, goal = np.minimum(x / x_max, 1) ** alpha, np.log(x)
# + f, goal = np.minimum(x / x_max, 1) ** alpha, np.log2(x)

# %% wrong: The step goes up the gradient | mentions: gradient|diverged|nan
# - a -= learning_rate * gradient / np.sqrt(s)
# + a += learning_rate * gradient / np.sqrt(s)

# %% wrong: Half of the epochs | mentions: epoch
# - for epoch in range(epochs):
# + for epoch in range((epochs + 1) // 2):

# %% wrong: One epoch too many | mentions: epoch
# - for epoch in range(epochs):
# + for epoch in range(epochs + 1):

# %% wrong: A rate of 0.05, whatever is asked for | mentions: rate
# - for epoch in range(epochs):
# + learning_rate = 0.05
# + for epoch in range(epochs):

# %% wrong: A rate that falls | mentions: rate|step
# - a -= learning_rate * gradient / np.sqrt(s)
# + a -= learning_rate * (1 - epoch / epochs) * gradient / np.sqrt(s)

# %% wrong: One table | mentions: start|C|table|fit
# - W, C = rng.normal(0, 0.1, (V, dim)), rng.normal(0, 0.1, (V, dim))
# + W = C = rng.normal(0, 0.1, (V, dim))

# %% wrong: Only W + C comes back | mentions: results|expected
# - return W, C, b, c
# + return W + C

# %% wrong: A generator of its own | mentions: rng
# - V = len(counts)
# + V, rng = len(counts), np.random.default_rng(3)

# %% wrong: Standard normal start | mentions: start
# - W, C = rng.normal(0, 0.1, (V, dim)), rng.normal(0, 0.1, (V, dim))
# + W, C = rng.normal(0, 1.0, (V, dim)), rng.normal(0, 1.0, (V, dim))

# %% wrong: Both tables start at zero: only the biases learn | mentions: does not move|fit|off
# - W, C = rng.normal(0, 0.1, (V, dim)), rng.normal(0, 0.1, (V, dim))
# + W, C = np.zeros((V, dim)), np.zeros((V, dim))

# %% right: sums that start at 1
# - squares = [np.full(a.shape, 1e-6) for a in (W, C, b, c)]
# + squares = [np.ones(a.shape) for a in (W, C, b, c)]

# %% right: batches of seven cells, in a new order every epoch
# - g = 2 * f * ((W[i] * C[j]).sum(axis=1) + b[i] + c[j] - goal)
# - gradients = [np.zeros_like(a) for a in (W, C, b, c)]
# - for gradient, at, what in zip(gradients, (i, j, i, j), (g[:, None] * C[j], g[:, None] * W[i], g, g)):
# -     np.add.at(gradient, at, what)
# - for a, s, gradient in zip((W, C, b, c), squares, gradients):
# -     s += gradient**2
# -     a -= learning_rate * gradient / np.sqrt(s)
# + for cells in np.array_split(rng.permutation(len(i)), -(-len(i) // 7)):
# +     i7, j7 = i[cells], j[cells]
# +     g = 2 * f[cells] * ((W[i7] * C[j7]).sum(axis=1) + b[i7] + c[j7] - goal[cells])
# +     gradients = [np.zeros_like(a) for a in (W, C, b, c)]
# +     parts = (g[:, None] * C[j7], g[:, None] * W[i7], g, g)
# +     for gradient, at, what in zip(gradients, (i7, j7, i7, j7), parts):
# +         np.add.at(gradient, at, what)
# +     for a, s, gradient in zip((W, C, b, c), squares, gradients):
# +         s += gradient**2
# +         a -= learning_rate * gradient / np.sqrt(s)


# %% wrong: One sum of squares for each row | mentions: sum of squares of its own
def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    i, j = np.nonzero(counts)
    x = counts[i, j].astype(float)
    f, target = np.minimum(x / x_max, 1) ** alpha, np.log(x)
    W, C = rng.normal(scale=0.1, size=(V, dim)), rng.normal(scale=0.1, size=(V, dim))
    b, c = np.zeros(V), np.zeros(V)
    arrays = [W, C, b, c]
    sums = [np.full(a.shape, 1e-8) for a in arrays]
    for _ in range(epochs):
        e = (W[i] * C[j]).sum(1) + b[i] + c[j] - target
        g = 2 * f * e
        G = np.zeros((V, V))
        G[i, j] = g
        grads = [G @ C, G.T @ W, G.sum(1), G.sum(0)]
        for a, s, q in zip(arrays, sums, grads):
            s += (q**2).mean(axis=-1, keepdims=True) if q.ndim == 2 else q**2
            a -= learning_rate * q / np.sqrt(s)
    return W, C, b, c


# %% wrong: The table is made symmetric first | mentions: symmetric
def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    counts = (counts + counts.T) / 2
    i, j = np.nonzero(counts)
    x = counts[i, j].astype(float)
    f, target = np.minimum(x / x_max, 1) ** alpha, np.log(x)
    W, C = rng.normal(scale=0.1, size=(V, dim)), rng.normal(scale=0.1, size=(V, dim))
    b, c = np.zeros(V), np.zeros(V)
    arrays = [W, C, b, c]
    sums = [np.full(a.shape, 1e-8) for a in arrays]
    for _ in range(epochs):
        e = (W[i] * C[j]).sum(1) + b[i] + c[j] - target
        g = 2 * f * e
        G = np.zeros((V, V))
        G[i, j] = g
        grads = [G @ C, G.T @ W, G.sum(1), G.sum(0)]
        for a, s, q in zip(arrays, sums, grads):
            s += q**2
            a -= learning_rate * q / np.sqrt(s)
    return W, C, b, c


# %% wrong: The last cell is left out | mentions: one cell|count 9
import math


def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    cells = [(i, j, float(counts[i][j])) for i in range(V) for j in range(V) if counts[i][j] > 0]
    cells = [(i, j, min(x / x_max, 1) ** alpha, math.log(x)) for i, j, x in cells][:-1]
    W, C = ((rng.random((V, dim)) - 0.5).tolist() for _ in range(2))
    W = [[v / (dim + 1) for v in r] for r in W]
    C = [[v / (dim + 1) for v in r] for r in C]
    b, c = [0.0] * V, [0.0] * V
    sW, sC = [[1.0] * dim for _ in range(V)], [[1.0] * dim for _ in range(V)]
    sb, sc = [1.0] * V, [1.0] * V
    order = np.arange(len(cells))
    for _ in range(epochs):
        rng.shuffle(order)
        for at in order.tolist():
            i, j, f, target = cells[at]
            w, v = W[i], C[j]
            g = 2 * f * (sum(p * q for p, q in zip(w, v)) + b[i] + c[j] - target)
            for d in range(dim):
                gw, gv = g * v[d], g * w[d]
                sW[i][d] += gw * gw
                sC[j][d] += gv * gv
                w[d] -= learning_rate * gw / math.sqrt(sW[i][d])
                v[d] -= learning_rate * gv / math.sqrt(sC[j][d])
            sb[i] += g * g
            sc[j] += g * g
            b[i] -= learning_rate * g / math.sqrt(sb[i])
            c[j] -= learning_rate * g / math.sqrt(sc[j])
    return W, C, b, c
