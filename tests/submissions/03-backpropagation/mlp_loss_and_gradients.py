"""Sample answers of mlp_loss_and_gradients."""

# %% base: one letter for each step
def mlp_loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(y)
    S = X @ W1 + b1
    A = np.tanh(S)
    Z = A @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
    G = P.copy()
    G[np.arange(n), y] -= 1
    G /= n
    D = (G @ W2.T) * (1 - A**2)
    return loss, {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": A.T @ G, "b2": G.sum(axis=0)}

# %% wrong: The bias gradients are averaged once more | mentions: averaged|1/|times
# - return loss, {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": A.T @ G, "b2": G.sum(axis=0)}
# + return loss, {"W1": X.T @ D, "b1": D.mean(axis=0), "W2": A.T @ G, "b2": G.mean(axis=0)}

# %% wrong: An epsilon inside the log that bends the loss | mentions: loss
# - loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
# + loss = -np.mean(np.log(P[np.arange(n), y] + 1e-3))

# %% wrong: The gradient is that of the summed loss, the loss is the mean
# | mentions: batch size|sum in place of a mean|times
# - G /= n

# %% wrong: W2's gradient uses the input of tanh | mentions: input of tanh
# - return loss, {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": A.T @ G, "b2": G.sum(axis=0)}
# + return loss, {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": S.T @ G, "b2": G.sum(axis=0)}

# %% wrong: The gradients are called dW1, db1, … | mentions: dW1|names
# - return loss, {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": A.T @ G, "b2": G.sum(axis=0)}
# + return loss, {"dW1": X.T @ D, "db1": D.sum(axis=0), "dW2": A.T @ G, "db2": G.sum(axis=0)}

# %% wrong: The loss in bits, the gradients in nats | mentions: base|log
# - loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
# + loss = -np.mean(np.log2(P[np.arange(n), y]))

# %% wrong: The loss is summed, the gradients are those of the mean | mentions: sum
# - loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
# + loss = -np.sum(np.log(P[np.arange(n), y]))

# %% wrong: The first bias gets no gradient | mentions: b1
# - return loss, {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": A.T @ G, "b2": G.sum(axis=0)}
# + return loss, {"W1": X.T @ D, "b1": np.zeros_like(b1), "W2": A.T @ G, "b2": G.sum(axis=0)}

# %% wrong: The weights are scaled in place before use | mentions: changed its argument
# - n = len(y)
# + n = len(y)
# + W1 *= 1.0000001

# %% wrong: y − ŷ: the gradients point downhill | mentions: opposite sign
# - G /= n
# + G /= -n

# %% wrong: A(1 − A), the sigmoid's slope | mentions: sigmoid
# - D = (G @ W2.T) * (1 - A**2)
# + D = (G @ W2.T) * (A * (1 - A))

# %% wrong: The softmax runs over the examples | mentions: loss
# - Z = Z - Z.max(axis=1, keepdims=True)
# - P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
# + Z = Z - Z.max(axis=0, keepdims=True)
# + P = np.exp(Z) / np.exp(Z).sum(axis=0, keepdims=True)

# - loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
# + loss = -np.mean(np.log(P[np.arange(n), y]))

# %% wrong: The mean squared error of the probabilities | mentions: loss
# - loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
# + loss = np.mean((P - np.eye(len(b2))[y])**2)

# %% wrong: The slope of tanh is left out | mentions: slope of tanh
# - D = (G @ W2.T) * (1 - A**2)
# + D = (G @ W2.T)

# %% wrong: 1 − s² with the input of tanh | mentions: input of tanh
# - D = (G @ W2.T) * (1 - A**2)
# + D = (G @ W2.T) * (1 - S**2)

# %% wrong: The gradient at the logits is ŷ | mentions: b2|gradient
# - G[np.arange(n), y] -= 1

# %% wrong: No maximum is subtracted: NaN for large logits | mentions: NaN|inf|overflow|finite
# - Z = Z - Z.max(axis=1, keepdims=True)

# %% wrong: W2 is transposed only where the shapes insist | mentions: W1|b1
# - D = (G @ W2.T) * (1 - A**2)
# + D = (G @ W2 if W2.shape[0] == W2.shape[1] else G @ W2.T) * (1 - A**2)

# %% wrong: The log of a probability that may be 0 | mentions: no logarithm
# - loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
# + loss = -np.mean(np.log(P[np.arange(n), y]))

# %% wrong: A tiny epsilon inside the log, which caps the loss at 27.6 | mentions: no logarithm
# - loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), y])
# + loss = -np.mean(np.log(P[np.arange(n), y] + 1e-12))

# %% wrong: One maximum for all rows | mentions: row's own maximum|each row
# - Z = Z - Z.max(axis=1, keepdims=True)
# + Z = Z - Z.max()

# %% wrong: The minimum is subtracted | mentions: maximum
# - Z = Z - Z.max(axis=1, keepdims=True)
# + Z = Z - Z.min(axis=1, keepdims=True)

# %% wrong: Only the gradients come back | mentions: expected 2 results
# - return loss, {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": A.T @ G, "b2": G.sum(axis=0)}
# + return {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": A.T @ G, "b2": G.sum(axis=0)}
