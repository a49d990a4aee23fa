"""Sample answers of attention."""


# %% base: sums of exponentials, by einsum
def attention(Q, K, V, mask=None):
    scores = np.einsum("...nd,...md->...nm", Q, K) / Q.shape[-1] ** 0.5
    if mask is None:
        mask = np.ones(scores.shape, dtype=bool)
    allowed = np.broadcast_to(mask, scores.shape)
    if (allowed.sum(axis=-1) == 0).any():
        raise ValueError("mask forbids all keys to some query")
    scores = np.where(allowed, scores, -np.inf)
    top = scores.max(axis=-1, keepdims=True)
    power = np.exp(scores - top)
    weights = power / power.sum(axis=-1, keepdims=True)
    return np.einsum("...nm,...mv->...nv", weights, V), weights


# %% wrong: The scores are not scaled | mentions: not divided by √d_k
# - scores = np.einsum("...nd,...md->...nm", Q, K) / Q.shape[-1] ** 0.5
# + scores = np.einsum("...nd,...md->...nm", Q, K)

# %% wrong: Divided by d_k, as the review sheet does | mentions: square root
# - scores = np.einsum("...nd,...md->...nm", Q, K) / Q.shape[-1] ** 0.5
# + scores = np.einsum("...nd,...md->...nm", Q, K) / Q.shape[-1]

# %% wrong: Softmax over the queries | mentions: over the queries
# - top = scores.max(axis=-1, keepdims=True)
# - power = np.exp(scores - top)
# - weights = power / power.sum(axis=-1, keepdims=True)
# + top = scores.max(axis=-1, keepdims=True)
# + power = np.exp(scores)
# + weights = power / power.sum(axis=-2, keepdims=True)


# %% wrong: The mask is multiplied in after the softmax | mentions: after the softmax
def attention(Q, K, V, mask=None):
    if mask is not None and not np.any(mask, axis=-1).all():
        raise ValueError("mask")
    weights = softmax(Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1]))
    if mask is not None:
        weights = weights * mask
    return weights @ V, weights


# %% wrong: True means forbidden, as in another library | mentions: wrong way round
# - allowed = np.broadcast_to(mask, scores.shape)
# + allowed = np.broadcast_to(mask, scores.shape) if mask.all() else ~np.broadcast_to(mask, scores.shape)

# %% wrong: A forbidden score becomes 0 | mentions: −inf
# - scores = np.where(allowed, scores, -np.inf)
# + scores = np.where(allowed, scores, 0.0)

# %% wrong: The transposition turns all axes round | mentions: several sentences
# - scores = np.einsum("...nd,...md->...nm", Q, K) / Q.shape[-1] ** 0.5
# + scores = np.matmul(Q, K.T) / Q.shape[-1] ** 0.5

# %% wrong: A query without keys gets NaN | mentions: should raise ValueError
# - raise ValueError("mask forbids all keys to some query")
# + pass

# %% right: A large negative number for -inf, as many libraries do
# - scores = np.where(allowed, scores, -np.inf)
# + scores = np.where(allowed, scores, -1e9)


# %% wrong: The maximum of all scores is subtracted | mentions: maximum of its own
# - top = scores.max(axis=-1, keepdims=True)
# + top = scores.max()


# %% wrong: The scores are divided by the 2 of the example | mentions: root of the example
# - scores = np.einsum("...nd,...md->...nm", Q, K) / Q.shape[-1] ** 0.5
# + scores = np.einsum("...nd,...md->...nm", Q, K) / 2


# %% wrong: A forbidden score is -1,000 | mentions: forbidden score
# - scores = np.where(allowed, scores, -np.inf)
# + scores = np.where(allowed, scores, -1e3)


# %% wrong: The keys are mixed where they fit | mentions: keys are mixed
# - return np.einsum("...nm,...mv->...nv", weights, V), weights
# + return np.einsum("...nm,...mv->...nv", weights, K if K.shape == V.shape else V), weights


# %% wrong: Large scores are cut off | mentions: not cut off
def attention(Q, K, V, mask=None):
    scores = np.clip(Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1]), -50, 50)
    if mask is not None:
        if not np.any(mask, axis=-1).all():
            raise ValueError("mask forbids all keys to some query")
        scores = np.where(mask, scores, -np.inf)
    weights = softmax(scores)
    return weights @ V, weights
