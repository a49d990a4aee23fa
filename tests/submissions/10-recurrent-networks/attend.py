"""Sample answers of attend."""


# %% base: sequence by sequence
def attend(query, states, lengths):
    weights = np.zeros(states.shape[:2])
    context = np.zeros(query.shape)
    for s, n in enumerate(lengths):
        real = states[s, :n]
        scores = real @ query[s]
        e = np.exp(scores - scores.max())
        weights[s, :n] = e / e.sum()
        context[s] = weights[s, :n] @ real
    return context, weights


# %% wrong: Padding has a weight | mentions: padding has a weight
# - real = states[s, :n]
# + n = len(states[s])
# + real = states[s]


# %% wrong: Padding set to 0 after the softmax | mentions: after the softmax
# - real = states[s, :n]
# - scores = real @ query[s]
# - e = np.exp(scores - scores.max())
# - weights[s, :n] = e / e.sum()
# + real = states[s, :n]
# + scores = states[s] @ query[s]
# + e = np.exp(scores - scores.max())
# + weights[s, :n] = (e / e.sum())[:n]


# %% wrong: Padding with a score of 0 | mentions: score of 0
# - scores = real @ query[s]
# - e = np.exp(scores - scores.max())
# - weights[s, :n] = e / e.sum()
# + scores = np.zeros(len(states[s]))
# + scores[:n] = real @ query[s]
# + e = np.exp(scores - scores.max())
# + weights[s] = e / e.sum()


# %% wrong: Scaled | mentions: scaled
# - scores = real @ query[s]
# + scores = real @ query[s] / np.sqrt(len(query[s]))


# %% wrong: Cosines | mentions: cosines|finite
# - scores = real @ query[s]
# + scores = real @ query[s] / np.linalg.norm(query[s]) / np.maximum(np.linalg.norm(real, axis=1), 1e-9)


# %% wrong: The best state only | mentions: best place|maximum
# - weights[s, :n] = e / e.sum()
# + weights[s, :n] = np.eye(n)[np.argmax(scores)]


# %% wrong: The plain mean | mentions: all alike|query is not used
# - weights[s, :n] = e / e.sum()
# + weights[s, :n] = 1 / n


# %% wrong: Overflow | mentions: finite
# - e = np.exp(scores - scores.max())
# + e = np.exp(scores)


# %% wrong: The mean over the places as well | mentions: already shares
# - context[s] = weights[s, :n] @ real
# + context[s] = weights[s, :n] @ real / states.shape[1]


# %% wrong: Weights first | mentions: shape|context
# - return context, weights
# + return weights, context


# %% wrong: The maximum is taken before the padding is left out | mentions: nan|finite
# - e = np.exp(scores - scores.max())
# + e = np.exp(scores - (states[s] @ query[s]).max())


# %% wrong: Padding has a score of -10,000 | mentions: −1,000,000
def attend(query, states, lengths):
    scores = np.einsum("bd,btd->bt", query, states)
    scores = np.where(np.arange(scores.shape[1]) >= lengths[:, None], -1e4, scores)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights /= weights.sum(axis=1, keepdims=True)
    return np.einsum("bt,btd->bd", weights, states), weights
