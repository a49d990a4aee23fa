"""Sample answers of sigmoid."""

# %% wrong: x is clipped to ±10, which cuts the tails off | mentions: clipped
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))

# %% wrong: An epsilon against overflow, which is not where the overflow is | mentions: σ|sigmoid
def sigmoid(x):
    s = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, s) / (1 + s) + 1e-7

# %% wrong: The piecewise linear approximation | mentions: expected
def sigmoid(x):
    return np.clip(0.2 * x + 0.5, 0.0, 1.0)

# %% wrong: The exponential is written into the argument | mentions: changed its argument
def sigmoid(x):
    positive = x >= 0
    np.abs(x, out=x)
    np.exp(-x, out=x)
    return np.where(positive, 1.0, x) / (1 + x)

# %% wrong: exp(x) in place of exp(−x): the curve falls | mentions: σ\(−x\)|shifted|order|reverse
def sigmoid(x):
    s = np.exp(-np.abs(x))
    return np.where(x >= 0, s, 1.0) / (1 + s)

# %% wrong: The first fraction as it stands: overflows at −1000 | mentions: overflow
def sigmoid(x):
    return 1 / (1 + np.exp(-x))

# %% wrong: math.exp takes one number, not an array | mentions: truth value|ambiguous|array
def sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))

# %% wrong: The stable form for positive x, used for all | mentions: expected
def sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(x)))

# %% wrong: The second fraction as it stands: inf/inf at +1000 | mentions: NaN|overflow
def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))

# %% wrong: A softmax over the elements | mentions: softmax|expected
def sigmoid(x):
    e = np.exp(x - x.max())
    return e / e.sum()

# %% wrong: tanh in place of the sigmoid | mentions: tanh|expected
def sigmoid(x):
    return np.tanh(x)

# %% wrong: np.where chooses the right branch after computing both everywhere | mentions: both of its branches
def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
