"""Sample answers of perplexity."""

# %% base: log-softmax of the rows, then e to the mean
def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return np.exp(-logs[rows, targets].mean())

# %% wrong: Softmax along axis 0 | mentions: axis
# - m = logits.max(axis=1, keepdims=True)
# - logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
# + m = logits.max(axis=0, keepdims=True)
# + logs = logits - m - np.log(np.exp(logits - m).sum(axis=0, keepdims=True))

# %% wrong: e to the power of a loss in bits | mentions: mixed bases
# - return np.exp(-logs[rows, targets].mean())
# + return np.exp(-logs[rows, targets].mean() / np.log(2))

# %% wrong: The exponent is clipped at 700, so that the result is never inf
# | mentions: expected inf|infinite is finite
# - return np.exp(-logs[rows, targets].mean())
# + return np.exp(np.minimum(-logs[rows, targets].mean(), 700))

# %% wrong: The loss, without its exponential | mentions: exponential is missing
# - return np.exp(-logs[rows, targets].mean())
# + return -logs[rows, targets].mean()

# %% wrong: The exponentials are averaged | mentions: average the losses first
# - return np.exp(-logs[rows, targets].mean())
# + return np.exp(-logs[rows, targets]).mean()

# %% wrong: The mean runs over all entries of one-hot times log-probabilities | mentions: B times V
# - return np.exp(-logs[rows, targets].mean())
# + return np.exp(-(np.eye(logits.shape[1])[targets] * logs).mean())

# %% wrong: One over the mean probability | mentions: mean probability
# - return np.exp(-logs[rows, targets].mean())
# + return 1 / np.exp(logs[rows, targets]).mean()

# %% wrong: e to the power of the mean log-probability: below 1 | mentions: sign
# - return np.exp(-logs[rows, targets].mean())
# + return np.exp(logs[rows, targets].mean())

# %% wrong: Softmax of a softmax | mentions: twice
# - return np.exp(-logs[rows, targets].mean())
# + return np.exp((np.logaddexp.reduce(np.exp(logs), axis=1) - np.exp(logs[rows, targets])).mean())

# %% wrong: e to the power of the summed loss | mentions: summed
# - return np.exp(-logs[rows, targets].mean())
# + return np.exp(-logs[rows, targets].sum())

# %% wrong: 2 to the power of a loss in nats | mentions: mixed bases
# - return np.exp(-logs[rows, targets].mean())
# + return 2 ** -logs[rows, targets].mean()

# %% wrong: logits -= max works on the caller's logits | mentions: changed its argument
def perplexity(logits, targets):
    logits -= logits.max(axis=1, keepdims=True)
    return np.exp((np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(targets)), targets]).mean())

# %% wrong: log(softmax + 1e-12) caps the loss | mentions: small constant
def perplexity(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    y_hat = e / e.sum(axis=1, keepdims=True)
    return np.exp(-np.log(y_hat[np.arange(len(targets)), targets] + 1e-12).mean())

# %% wrong: The probability of the target underflows to 0 | mentions: inf
def perplexity(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    y_hat = e / e.sum(axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        return np.exp(-np.log(y_hat[np.arange(len(targets)), targets]).mean())

# %% wrong: math.exp raises OverflowError where inf is meant | mentions: OverflowError|math range
import math


def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return math.exp(-logs[rows, targets].mean())

# %% wrong: The B-th root of a product of probabilities, which underflows | mentions: NaN|inf
def perplexity(logits, targets):
    with np.errstate(all="ignore"):
        e = np.exp(logits)
        y_hat = (e / e.sum(axis=1, keepdims=True))[np.arange(len(targets)), targets]
        return np.prod(y_hat) ** (-1 / len(targets))

# %% wrong: 1 over the mean probability | mentions: 1 over the mean probability
def perplexity(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return 1 / p[np.arange(len(targets)), targets].mean()

# %% wrong: [:, targets] picks every target from every row | mentions: every row
def perplexity(logits, targets):
    logs = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    return np.exp(-logs[:, targets].mean())

# %% wrong: inf from a loss of 300 on | mentions: which is a float
def perplexity(logits, targets):
    m = logits.max(axis=1)
    sums = np.exp(logits - m[:, np.newaxis]).sum(axis=1)
    loss = (m + np.log(sums) - logits[np.arange(len(targets)), targets]).mean()
    return float(np.exp(loss)) if loss < 300 else np.inf

# %% wrong: One maximum for the whole table | mentions: its own maximum
def perplexity(logits, targets):
    m = logits.max()
    losses = m + np.log(np.exp(logits - m).sum(axis=1)) - logits[np.arange(len(targets)), targets]
    return float(np.exp(losses.mean()))
