"""Sample answers of multi_head_attention."""


# %% base: head after head
def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    dim = X.shape[1]
    if dim % heads != 0:
        raise ValueError(f"{dim} columns cannot be shared by heads = {heads}")
    size = dim // heads
    outputs = []
    for j in range(heads):
        mine = slice(j * size, (j + 1) * size)
        q, k, v = X @ Wq[:, mine], X @ Wk[:, mine], X @ Wv[:, mine]
        scores = q @ k.T / size**0.5
        if mask is not None:
            scores = np.where(mask, scores, -np.inf)
        outputs.append(softmax(scores) @ v)
    return np.concatenate(outputs, axis=1) @ Wo


# %% wrong: The root of dim | mentions: own size, not of dim|√dim
# - scores = q @ k.T / size**0.5
# + scores = q @ k.T / dim**0.5

# %% wrong: No root at all | mentions: not divided
# - scores = q @ k.T / size**0.5
# + scores = q @ k.T

# %% wrong: Every h-th column | mentions: consecutive
# - mine = slice(j * size, (j + 1) * size)
# + mine = slice(j, None, heads)


# %% wrong: A reshape without a transposition | mentions: tears the rows apart
def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    T, dim = X.shape
    if dim % heads:
        raise ValueError("heads")
    Q, K, V = ((X @ W).reshape(heads, T, dim // heads) for W in (Wq, Wk, Wv))
    scores = Q @ K.transpose(0, 2, 1) / np.sqrt(dim // heads)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    return (softmax(scores) @ V).reshape(T, dim) @ Wo


# %% wrong: Not transposed back | mentions: without transposing back
# | loses: multi_head_attention
def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    T, dim = X.shape
    if dim % heads:
        raise ValueError("heads")
    Q, K, V = ((X @ W).reshape(T, heads, -1).transpose(1, 0, 2) for W in (Wq, Wk, Wv))
    scores = Q @ K.transpose(0, 2, 1) / np.sqrt(dim // heads)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    return (softmax(scores) @ V).reshape(T, dim) @ Wo


# %% wrong: Wo is forgotten | mentions: Wo is missing
# - return np.concatenate(outputs, axis=1) @ Wo
# + return np.concatenate(outputs, axis=1)

# %% wrong: The mask is forgotten | mentions: mask has no effect
# - scores = np.where(mask, scores, -np.inf)
# + scores = scores * 1.0

# %% wrong: Columns that are left over are dropped | mentions: heads|shape
# - raise ValueError(f"{dim} columns cannot be shared by heads = {heads}")
# + X, Wq, Wk, Wv, Wo = X[:, : dim - dim % heads], *(W[: dim - dim % heads] for W in (Wq, Wk, Wv, Wo))


# %% wrong: The softmax runs over the queries | mentions: over the queries
def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    if X.shape[1] % heads:
        raise ValueError("heads has to divide dim")
    outputs = []
    for q, k, v in zip(*(np.split(X @ W, heads, axis=1) for W in (Wq, Wk, Wv))):
        scores = q @ k.T / q.shape[1] ** 0.5
        outputs.append(softmax(scores.T if mask is None else np.where(mask, scores, -np.inf).T).T @ v)
    return np.hstack(outputs) @ Wo

# %% wrong: A forbidden score is -1000 | mentions: -inf before the softmax
# - scores = np.where(mask, scores, -np.inf)
# + scores = np.where(mask, scores, -1e3)


# %% wrong: A softmax of its own, without the largest score | mentions: largest allowed one|not finite|NaN
# - outputs.append(softmax(scores) @ v)
# + power = np.exp(scores)
# + outputs.append(power / power.sum(axis=1, keepdims=True) @ v)
