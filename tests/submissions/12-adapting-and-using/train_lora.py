"""Sample answers of train_lora."""


# %% base: the merged matrix, and its gradient passed on to both factors
def train_lora(X, Y, W, rank, alpha, epochs, learning_rate, rng):
    A = rng.normal(0.0, len(W) ** -0.5, (len(W), rank))
    B = np.zeros((rank, W.shape[1]))
    s = alpha / rank
    losses = []
    state = {}
    for epoch in range(epochs):
        R = X @ (W + s * A @ B) - Y
        losses.append((R**2).sum(axis=1).mean())
        G = 2 * X.T @ R / len(X)
        new = adam_step({"A": A, "B": B}, {"A": s * G @ B.T, "B": s * A.T @ G}, state, learning_rate)
        A, B = new["A"], new["B"]
    return A, B, losses


# %% wrong: Both matrices start at zero | mentions: zero
# - A = rng.normal(0.0, len(W) ** -0.5, (len(W), rank))
# + A = np.zeros((len(W), rank))

# %% wrong: B starts at random, too | mentions: B starts at zero
# - B = np.zeros((rank, W.shape[1]))
# + B = rng.normal(0.0, 0.1, (rank, W.shape[1]))

# %% wrong: alpha / rank is forgotten | mentions: alpha / rank
# - s = alpha / rank
# + s = 1.0

# %% wrong: The product is scaled by alpha alone | mentions: division by rank
# - s = alpha / rank
# + s = alpha

# %% wrong: Only B is trained | mentions: A never moves
# - A, B = new["A"], new["B"]
# + B = new["B"]

# %% wrong: Up the gradient | mentions: up the gradient|diverged|goes|expected
# - G = 2 * X.T @ R / len(X)
# + G = -2 * X.T @ R / len(X)

# %% wrong: Plain descent in place of Adam | mentions: Adam|expected
# - new = adam_step({"A": A, "B": B}, {"A": s * G @ B.T, "B": s * A.T @ G}, state, learning_rate)
# + new = {"A": A - learning_rate * s * G @ B.T, "B": B - learning_rate * s * A.T @ G}

# %% wrong: The frozen matrix is left out | mentions: frozen
# - R = X @ (W + s * A @ B) - Y
# + R = X @ (s * A @ B) - Y

# %% wrong: The losses after the steps | mentions: frozen|before
# - losses.append((R**2).sum(axis=1).mean())

# - A, B = new["A"], new["B"]
# + A, B = new["A"], new["B"]
# + losses.append(((X @ (W + s * A @ B) - Y) ** 2).sum(axis=1).mean())

# %% wrong: The loss is averaged over all numbers | mentions: all numbers
# - losses.append((R**2).sum(axis=1).mean())
# + losses.append((R**2).mean())

# %% wrong: A starts √d_in times as large | mentions: standard deviation
# - A = rng.normal(0.0, len(W) ** -0.5, (len(W), rank))
# + A = rng.normal(0.0, 1.0, (len(W), rank))

# %% wrong: Stops where the loss no longer falls | mentions: shape|every epoch|6 losses|expected
# - losses.append((R**2).sum(axis=1).mean())
# + losses.append((R**2).sum(axis=1).mean())
# + if len(losses) > 1 and losses[-1] >= losses[-2]:
# +     break
