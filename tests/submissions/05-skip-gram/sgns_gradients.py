"""Sample answers of sgns_gradients."""

# %% base: a sigmoid made of tanh
def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w)
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)

# %% wrong: dc_pos has c_pos as its factor | mentions: where w belongs|expected
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * c_pos + q @ C_neg, p * c_pos, q[:, None] * C_neg

# %% wrong: The negatives do not move the target | mentions: negatives are missing|expected
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * c_pos, p * w, np.outer(q, w)

# %% wrong: The positive does not move the target | mentions: positive is missing|expected
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return q @ C_neg, p * w, np.outer(q, w)

# %% wrong: Every negative gets the sum of all | mentions: each has its own|row|expected
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * c_pos + q @ C_neg, p * w, np.tile(q.sum() * w, (len(q), 1))

# %% wrong: dc_pos first, dw second | mentions: expected
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * w, p * c_pos + q @ C_neg, np.outer(q, w)

# %% wrong: σ(1 − σ) in place of 1 − σ | mentions: one σ too many|expected
# - p = sigmoid(c_pos @ w) - 1
# - q = sigmoid(C_neg @ w)
# + p = -sigmoid(c_pos @ w) * (1 - sigmoid(c_pos @ w))
# + q = sigmoid(C_neg @ w) * (1 - sigmoid(C_neg @ w))

# %% wrong: A loop overwrites dw: only the last negative is there | mentions: last negative|expected
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * c_pos + q[-1] * C_neg[-1], p * w, np.outer(q, w)

# %% wrong: The gradient of a mean over the negatives | mentions: mean|averaged|1/2
# - q = sigmoid(C_neg @ w)
# + q = sigmoid(C_neg @ w) / len(C_neg)

# %% wrong: The sign of the negative term in dw is reversed | mentions: subtract|expected
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * c_pos - q @ C_neg, p * w, np.outer(q, w)

# %% wrong: One gradient for all negatives together | mentions: shape
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * c_pos + q @ C_neg, p * w, q.sum() * w

# %% wrong: 1 / (1 + exp(−x)) times exp(x): NaN for large dot products | mentions: finite|nan|overflow
# - return 0.5 * (1 + np.tanh(0.5 * x))
# + return np.exp(x) / (1 + np.exp(x))

# %% wrong: The factor σ for the positive, too | mentions: real pair|σ − 1|expected
# - p = sigmoid(c_pos @ w) - 1
# + p = sigmoid(c_pos @ w)

# %% wrong: The factor σ − 1 for the negatives, too | mentions: σ − 1|noise
# - q = sigmoid(C_neg @ w)
# + q = sigmoid(C_neg @ w) - 1

# %% wrong: σ(−c·w) for the negatives: the minus is kept after the chain rule | mentions: −c·w|chain|expected
# - q = sigmoid(C_neg @ w)
# + q = sigmoid(-(C_neg @ w))

# %% wrong: The steps in place of the gradients | mentions: sign
# - p = sigmoid(c_pos @ w) - 1
# - q = sigmoid(C_neg @ w)
# + p = 1 - sigmoid(c_pos @ w)
# + q = -sigmoid(C_neg @ w)

# %% wrong: dC_neg has one column a negative | mentions: transposed|shape|exchanged
# - return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
# + return p * c_pos + q @ C_neg, p * w, np.outer(w, q)

# %% wrong: word2vec's bound: beyond 6 the model is sure | mentions: bound of 6
def sgns_gradients(w, c_pos, C_neg):
    def sigma(x):
        return np.where(x > 6, 1.0, np.where(x < -6, 0.0, np.exp(-np.logaddexp(0, -x))))

    p, q = sigma(c_pos @ w) - 1, sigma(C_neg @ w)
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
