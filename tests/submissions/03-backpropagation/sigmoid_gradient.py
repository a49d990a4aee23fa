"""Sample answers of sigmoid_gradient."""

# %% wrong: x(1 − x): the argument is taken for the sigmoid's value | mentions: x\(1 − x\)
def sigmoid_gradient(x):
    return x * (1 - x)

# %% wrong: 1 − σ², the rule for tanh | mentions: expected|tanh
def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return 1 - p**2

# %% wrong: A floor under the slope, so that it never vanishes | mentions: clipped|epsilon
def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return np.maximum(p * (1 - p), 1e-8)

# %% wrong: exp(−x)/(1 + exp(−x))²: inf/inf at −1000 | mentions: NaN|overflow
def sigmoid_gradient(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2

# %% wrong: The slope of a sigmoid that overflows at −1000 | mentions: overflow
def sigmoid_gradient(x):
    p = 1 / (1 + np.exp(-x))
    return p * (1 - p)

# %% wrong: The minus of exp(−x) is differentiated, that of the exponent −2 is forgotten
# | mentions: opposite sign|sign
def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return -p * (1 - p)

# %% wrong: 1 − σ: the other factor is missing | mentions: expected
def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return 1 - p

# %% wrong: σ(1 + σ): a sign lost | mentions: expected
def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return p * (1 + p)

# %% wrong: The sigmoid, not its derivative | mentions: expected
def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return p

# %% wrong: σ² in place of σ(1 − σ) | mentions: expected
def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return p * p
