"""Sample answers of top1_experts."""


# %% base: log-probabilities, and an index of each expert's tokens
def top1_experts(X, gate, experts):
    scores = X @ gate
    scores = scores - scores.max(axis=1)[:, None]
    log_p = scores - np.log(np.exp(scores).sum(axis=1))[:, None]
    p = np.exp(log_p)
    chosen = np.argmax(scores, axis=1)
    Y = np.empty_like(X, dtype=float)
    f = []
    for e in range(len(experts)):
        mine = np.nonzero(chosen == e)[0]
        f.append(len(mine) / len(X))
        if len(mine):
            Y[mine] = np.asarray(experts[e](X[mine])) * p[mine, e][:, None]
    load = len(experts) * np.dot(f, p.mean(axis=0))
    return Y, chosen, load


# %% wrong: The probability is no factor | mentions: factor
# - Y[mine] = np.asarray(experts[e](X[mine])) * p[mine, e][:, None]
# + Y[mine] = np.asarray(experts[e](X[mine]))

# %% wrong: The expert gets p · x | mentions: input
# - Y[mine] = np.asarray(experts[e](X[mine])) * p[mine, e][:, None]
# + Y[mine] = np.asarray(experts[e](X[mine] * p[mine, e][:, None]))

# %% wrong: The factor E is missing in the load | mentions: number of experts
# - load = len(experts) * np.dot(f, p.mean(axis=0))
# + load = np.dot(f, p.mean(axis=0))

# %% wrong: f · f in place of f · P | mentions: themselves
# - load = len(experts) * np.dot(f, p.mean(axis=0))
# + load = len(experts) * np.dot(f, f)

# %% wrong: Counts in place of shares | mentions: shares
# - f.append(len(mine) / len(X))
# + f.append(len(mine))

# %% wrong: The last of equally likely experts | mentions: first is chosen
# - chosen = np.argmax(scores, axis=1)
# + chosen = len(experts) - 1 - np.argmax(scores[:, ::-1], axis=1)

# %% wrong: exp without the largest score taken off | mentions: overflow|finite|nan|expected
# - scores = scores - scores.max(axis=1)[:, None]

# %% wrong: The softmax runs along the tokens | mentions: experts
# - scores = scores - scores.max(axis=1)[:, None]
# - log_p = scores - np.log(np.exp(scores).sum(axis=1))[:, None]
# + scores = scores - scores.max(axis=0)
# + log_p = scores - np.log(np.exp(scores).sum(axis=0))


# %% wrong: All experts compute for all tokens, and are mixed | mentions: mixed
def top1_experts(X, gate, experts):
    scores = X @ gate
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    chosen = p.argmax(axis=1)
    Y = sum(p[:, e, None] * np.asarray(expert(X)) for e, expert in enumerate(experts))
    f = np.bincount(chosen, minlength=len(experts)) / len(X)
    return Y, chosen, len(experts) * f @ p.mean(axis=0)


# %% wrong: Every expert is called with all tokens | mentions: own tokens
def top1_experts(X, gate, experts):
    scores = X @ gate
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    chosen = p.argmax(axis=1)
    every = np.array([expert(X) for expert in experts])
    tokens = np.arange(len(X))
    f = np.bincount(chosen, minlength=len(experts)) / len(X)
    Y = p[tokens, chosen][:, None] * every[chosen, tokens]
    return Y, chosen, len(experts) * f @ p.mean(axis=0)
