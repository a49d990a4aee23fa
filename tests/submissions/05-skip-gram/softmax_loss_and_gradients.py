"""Sample answers of softmax_loss_and_gradients."""

# %% base: softmax and log-softmax written out
def softmax_loss_and_gradients(target, context, W, C):
    scores = C @ W[target]
    e = np.exp(scores - scores.max())
    y_hat = e / e.sum()
    top = scores.max()
    log_y = scores - top - np.log(np.exp(scores - top).sum())
    loss = -log_y[context]
    error = y_hat.copy()
    error[context] -= 1
    return loss, C.T @ error, np.outer(error, W[target])

# %% wrong: Logarithm with base 2 | mentions: logarithm|base
# - loss = -log_y[context]
# + loss = -log_y[context] / np.log(2)

# %% wrong: Only the context pulls the target | mentions: only the positive|expected
# - return loss, C.T @ error, np.outer(error, W[target])
# + return loss, error[context] * C[context], np.outer(error, W[target])

# %% wrong: W in place of C in the gradient of the target | mentions: W where C|shape|expected
# - return loss, C.T @ error, np.outer(error, W[target])
# + return loss, W.T @ error if len(W) == len(C) else error @ C, np.outer(error, W[target])

# %% wrong: An epsilon inside the log | mentions: expected
# - loss = -log_y[context]
# + loss = -np.log(y_hat[context] + 1e-12)

# %% wrong: The gradient of the log-sum only: ŷ in place of ŷ − y | mentions: right word|expected
# - error[context] -= 1

# %% wrong: −y/ŷ in place of ŷ − y | mentions: probabilities|expected
# - error[context] -= 1
# + error = np.zeros(len(C)); error[context] = -1 / max(y_hat[context], 1e-300)

# %% wrong: The log of a probability that has become 0 | mentions: finite|inf
# - loss = -log_y[context]
# + loss = -np.log(y_hat[context])

# %% wrong: The log of the probability, without the minus | mentions: sign|minus
# - loss = -log_y[context]
# + loss = log_y[context]

# %% wrong: Scores from W alone: one table
# | mentions: one table|W @ W|table of their own|matmul|shape|expected
# - scores = C @ W[target]
# + scores = W @ W[target]

# %% wrong: Only the context's row of C has a gradient | mentions: every row|expected
# - return loss, C.T @ error, np.outer(error, W[target])
# + return loss, C.T @ error, np.outer(np.eye(len(C))[context] * error, W[target])

# %% wrong: exp without subtracting the maximum | mentions: finite|nan|inf
# - e = np.exp(scores - scores.max())
# + e = np.exp(scores)
# - loss = -log_y[context]
# + loss = -np.log(y_hat[context])

# %% wrong: The probability in place of the loss | mentions: probability|log|expected
# - loss = -log_y[context]
# + loss = y_hat[context]

# %% wrong: y − ŷ: both gradients with the opposite sign | mentions: sign
# - error[context] -= 1
# + error = -error; error[context] += 1

# %% wrong: dC has one column a word | mentions: transposed|shape|exchanged
# - return loss, C.T @ error, np.outer(error, W[target])
# + return loss, C.T @ error, np.outer(W[target], error)

# %% wrong: Target and context are exchanged | mentions: exchanged|expected
def softmax_loss_and_gradients(target, context, W, C):
    scores = C @ W[context]
    log_sum = np.logaddexp.reduce(scores)
    error = np.exp(scores - log_sum)
    error[target] -= 1
    return log_sum - scores[target], C.T @ error, np.outer(error, W[context])


# %% wrong: A sigmoid of each score in place of the softmax | mentions: sigmoid
def softmax_loss_and_gradients(target, context, W, C):
    y_hat = 1 / (1 + np.exp(-np.clip(C @ W[target], -500, 500)))
    error = y_hat - np.eye(len(C))[context]
    return -np.log(y_hat[context]), error @ C, np.outer(error, W[target])

# %% base: With a shift that can be chosen
def softmax_loss_and_gradients(target, context, W, C):
    scores = C @ W[target]
    top = scores.max()
    odds = np.exp(scores - top)
    loss = top + np.log(odds.sum()) - scores[context]
    error = odds / odds.sum() - np.eye(len(C))[context]
    return float(loss), error @ C, np.outer(error, W[target])

# %% wrong: The largest size is subtracted, not the largest score | mentions: not its size
# - top = scores.max()
# + top = np.abs(scores).max()

# %% wrong: Scores below 0 are not shifted | mentions: not 0
# - top = scores.max()
# + top = max(scores.max(), 0.0)

# %% wrong: The largest score of all targets is subtracted | mentions: another word's
# - top = scores.max()
# + top = (W @ C.T).max()
