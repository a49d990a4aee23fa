"""Sample answers of cross_entropy_loss."""

# %% base: log-softmax of the rows, then the targets
def cross_entropy_loss(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return -logs[rows, targets].mean()

# %% wrong: Base 2 | mentions: base 2
# - return -logs[rows, targets].mean()
# + return -logs[rows, targets].mean() / np.log(2)

# %% wrong: Softmax along axis 0 | mentions: wrong axis
# - m = logits.max(axis=1, keepdims=True)
# - logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
# + m = logits.max(axis=0, keepdims=True)
# + logs = logits - m - np.log(np.exp(logits - m).sum(axis=0, keepdims=True))

# %% wrong: logits[:, targets] picks every target from every row | mentions: every row
# - return -logs[rows, targets].mean()
# + return -logs[:, targets].mean()

# %% wrong: The loss at the word that the model likes best | mentions: likeliest
# - return -logs[rows, targets].mean()
# + return -logs.max(axis=1).mean()

# %% wrong: The logarithm of the mean probability | mentions: log of the mean|mean of the logs
# - return -logs[rows, targets].mean()
# + return -np.log(np.exp(logs[rows, targets]).mean())

# %% wrong: Divided by B times V | mentions: B times V
# - return -logs[rows, targets].mean()
# + return -logs[rows, targets].sum() / logits.size

# %% wrong: 1 - probability, without a logarithm | mentions: logarithm is missing
# - return -logs[rows, targets].mean()
# + return (1 - np.exp(logs[rows, targets])).mean()

# %% wrong: One softmax for the whole table | mentions: no axis
# - m = logits.max(axis=1, keepdims=True)
# - logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
# + m = logits.max(keepdims=True)
# + logs = logits - m - np.log(np.exp(logits - m).sum(keepdims=True))

# %% wrong: The losses of the rows, not their mean | mentions: one number
# - return -logs[rows, targets].mean()
# + return -logs[rows, targets]

# %% wrong: The minus sign is missing | mentions: sign
# - return -logs[rows, targets].mean()
# + return logs[rows, targets].mean()

# %% wrong: The Brier score | mentions: squared error
# - return -logs[rows, targets].mean()
# + return ((np.exp(logs) - np.eye(logits.shape[1])[targets]) ** 2).sum(axis=1).mean()

# %% wrong: The sum over the batch | mentions: sum over the batch
# - return -logs[rows, targets].mean()
# + return -logs[rows, targets].sum()

# %% wrong: targets - 1: word ids start at 0 | mentions: ids start at 0
# - return -logs[rows, targets].mean()
# + return -logs[rows, targets - 1].mean()

# %% wrong: logits -= max works on the caller's logits | mentions: changed its argument
def cross_entropy_loss(logits, targets):
    logits -= logits.max(axis=1, keepdims=True)
    return (np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(targets)), targets]).mean()

# %% wrong: log(softmax + 1e-12) caps the loss at 27.6 | mentions: small constant
def cross_entropy_loss(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    y_hat = e / e.sum(axis=1, keepdims=True)
    return -np.log(y_hat[np.arange(len(targets)), targets] + 1e-12).mean()

# %% wrong: -log(softmax): inf at a confident error | mentions: inf
def cross_entropy_loss(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    y_hat = e / e.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        return -np.log(y_hat[np.arange(len(targets)), targets]).mean()

# %% wrong: The maximum of the whole table | mentions: inf|computed stably|no probability
def cross_entropy_loss(logits, targets):
    z = logits - logits.max()
    with np.errstate(divide="ignore"):
        return (np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(targets)), targets]).mean()

# %% wrong: e^z without the maximum | mentions: NaN|inf|overflow
def cross_entropy_loss(logits, targets):
    with np.errstate(all="ignore"):
        return (np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(targets)), targets]).mean()

# %% wrong: The logits are turned into probabilities first, and then into probabilities again
# | mentions: twice
def cross_entropy_loss(logits, targets):
    def probabilities(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    y_hat = probabilities(probabilities(logits))
    return -np.log(y_hat[np.arange(len(targets)), targets]).mean()

# %% wrong: logits[:, targets] without a softmax | mentions: every row
def cross_entropy_loss(logits, targets):
    return -np.mean(logits[:, targets])

# %% wrong: The target's logit, not normalised | mentions: softmax is missing
def cross_entropy_loss(logits, targets):
    return -np.mean(logits[np.arange(len(targets)), targets])

# %% wrong: log(softmax) with a limit of 1e-15 | mentions: caps the loss
def cross_entropy_loss(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(np.maximum(p[np.arange(len(targets)), targets], 1e-15)))
