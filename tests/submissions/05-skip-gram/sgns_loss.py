"""Sample answers of sgns_loss."""

# %% base: softplus of the scores
def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x):
    return np.logaddexp(0, x)


def sgns_loss(w, c_pos, C_neg):
    return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()

# %% wrong: Logarithm with base 2 | mentions: base
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return (softplus(-c_pos @ w) + softplus(C_neg @ w).sum()) / np.log(2)

# %% wrong: Dot products are clipped to ±30 | mentions: logaddexp
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + f = lambda x: np.clip(x, -30, 30)
# + return softplus(-f(c_pos @ w)) + softplus(f(C_neg @ w)).sum()

# %% wrong: Dot products are clipped to ±6 | mentions: logaddexp|expected
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + f = lambda x: np.clip(x, -6, 6)
# + return softplus(-f(c_pos @ w)) + softplus(f(C_neg @ w)).sum()

# %% wrong: Cosines in place of dot products | mentions: expected
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + u = lambda v: v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12)
# + return softplus(-u(c_pos) @ u(w)) + softplus(u(C_neg) @ u(w)).sum()

# %% wrong: An epsilon inside the log | mentions: logaddexp|log|expected
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return -np.log(sigmoid(c_pos @ w) + 1e-10) - np.log(sigmoid(-(C_neg @ w)) + 1e-10).sum()

# %% wrong: Positive and negatives have exchanged their labels | mentions: sign|exchanged|expected
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return softplus(c_pos @ w) + softplus(-(C_neg @ w)).sum()

# %% wrong: The log of a sigmoid: σ(−800) is 0 | mentions: finite|inf
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return -np.log(sigmoid(c_pos @ w)) - np.log(sigmoid(-(C_neg @ w))).sum()

# %% wrong: The negatives are averaged | mentions: mean
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return softplus(-c_pos @ w) + softplus(C_neg @ w).mean()

# %% wrong: The negatives have the sign of a positive | mentions: sign
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return softplus(-c_pos @ w) + softplus(-(C_neg @ w)).sum()

# %% wrong: The negatives are forgotten | mentions: only the positive
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return softplus(-c_pos @ w)

# %% wrong: A negative drawn twice counts once | mentions: twice|counts
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return softplus(-c_pos @ w) + softplus(np.unique(C_neg, axis=0) @ w).sum()

# %% wrong: One sigmoid for the sum of the negatives | mentions: term of its own|expected
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return softplus(-c_pos @ w) + softplus((C_neg @ w).sum())

# %% wrong: A softmax over positive and negatives | mentions: softmax|expected
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + s = np.concatenate([[c_pos @ w], C_neg @ w])
# + return np.logaddexp.reduce(s) - s[0]

# %% wrong: The log-likelihood: the minus is forgotten | mentions: minus|sign
# - return softplus(-c_pos @ w) + softplus(C_neg @ w).sum()
# + return -softplus(-c_pos @ w) - softplus(C_neg @ w).sum()

# %% wrong: Zero vectors are left out | mentions: Vectors that are zero
def sgns_loss(w, c_pos, C_neg):
    rows = C_neg[C_neg.any(axis=1)]
    return float(np.logaddexp(0, -(c_pos @ w)) + np.logaddexp(0, rows @ w).sum())

# %% wrong: Negatives like the positive are left out | mentions: same as the positive
def sgns_loss(w, c_pos, C_neg):
    rows = C_neg[(C_neg != c_pos).any(axis=1)]
    return float(np.logaddexp(0, -(c_pos @ w)) + np.logaddexp(0, rows @ w).sum())
