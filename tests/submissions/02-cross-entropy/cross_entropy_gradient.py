"""Sample answers of cross_entropy_gradient."""

# %% base: softmax minus one-hot rows
def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return (p - y) / len(y)

# %% wrong: -y / p: the gradient with respect to the probabilities
# | mentions: with respect to the probabilities
# - return (p - y) / len(y)
# + return -y / p / len(y)

# %% wrong: Softmax along axis 0 | mentions: wrong axis
# - e = np.exp(logits - logits.max(axis=1, keepdims=True))
# - p = e / e.sum(axis=1, keepdims=True)
# + e = np.exp(logits - logits.max(axis=0, keepdims=True))
# + p = e / e.sum(axis=0, keepdims=True)

# %% wrong: 1/(B V) in place of 1/B | mentions: B times V
# - return (p - y) / len(y)
# + return (p - y) / y.size

# %% wrong: 1/V in place of 1/B | mentions: divided by V
# - return (p - y) / len(y)
# + return (p - y) / y.shape[1]

# %% wrong: No 1/B: the gradient of the sum | mentions: 1/B is missing
# - return (p - y) / len(y)
# + return p - y

# %% wrong: The probabilities alone | mentions: 1 (has|is still) to be subtracted
# - return (p - y) / len(y)
# + return p / len(y)

# %% wrong: Only the target's own logit gets a gradient | mentions: only the target
# - return (p - y) / len(y)
# + return (p - y) * y / len(y)

# %% wrong: y - p without 1/B | mentions: sign is turned around
# - return (p - y) / len(y)
# + return y - p

# %% wrong: y - p: uphill | mentions: sign|opposite
# - return (p - y) / len(y)
# + return (y - p) / len(y)

# %% wrong: Softmax of a softmax | mentions: twice
# - y = np.eye(logits.shape[1])[targets]
# + y = np.eye(logits.shape[1])[targets]
# + p = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)

# %% wrong: The gradient of the squared error, softmax Jacobian included | mentions: squared error
# - return (p - y) / len(y)
# + return 2 * p * ((p - y) - ((p - y) * p).sum(axis=1, keepdims=True)) / len(y)

# %% wrong: p[:, targets] -= 1 subtracts every target in every row | mentions: every row
# - return (p - y) / len(y)
# + p[:, targets] -= 1
# + return p / len(y)

# %% wrong: The work is done in the caller's array | mentions: changed its argument
def cross_entropy_gradient(logits, targets):
    logits -= logits.max(axis=1, keepdims=True)
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    logits[np.arange(len(targets)), targets] -= 1
    return logits / len(targets)

# %% wrong: A forward difference with a large step | mentions: almost right
def cross_entropy_gradient(logits, targets):
    rows = np.arange(len(targets))

    def loss(z):
        return np.mean(np.logaddexp.reduce(z, axis=1) - z[rows, targets])

    gradient, eps = np.zeros(logits.shape), 1e-3
    for index in np.ndindex(*logits.shape):
        moved = logits.astype(float)
        moved[index] += eps
        gradient[index] = (loss(moved) - loss(logits)) / eps
    return gradient

# %% wrong: The maximum of the whole table | mentions: NaN
def cross_entropy_gradient(logits, targets):
    with np.errstate(all="ignore"):
        e = np.exp(logits - logits.max())
        p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return (p - y) / len(y)

# %% wrong: e^z without the maximum | mentions: NaN|overflow
def cross_entropy_gradient(logits, targets):
    with np.errstate(all="ignore"):
        e = np.exp(logits)
        p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return (p - y) / len(y)

# %% wrong: The result is as integer as the logits | mentions: holds integers only
def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    gradient = np.zeros_like(logits)
    gradient[:] = e / e.sum(axis=1, keepdims=True)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / len(targets)
