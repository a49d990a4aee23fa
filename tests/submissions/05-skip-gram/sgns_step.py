"""Sample answers of sgns_step."""

# %% base: all gradients first, then subtract.at
def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def gradients(W, C, targets, contexts, negatives):
    w, c, n = W[targets], C[contexts], C[negatives]
    x, y = (w * c).sum(-1), (w[:, None] * n).sum(-1)
    p, q = sigmoid(x) - 1, sigmoid(y)
    loss = np.logaddexp(0, -x).sum() + np.logaddexp(0, y).sum()
    dw = p[:, None] * c + (q[..., None] * n).sum(1)
    return loss, dw, p[:, None] * w, q[..., None] * w[:, None]


def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    batch = targets, contexts, negatives
    loss, dw, dc, dn = gradients(W, C, *batch)
    np.subtract.at(W, targets, learning_rate * dw)
    np.subtract.at(C, contexts, learning_rate * dc)
    np.subtract.at(C, negatives, learning_rate * dn)
    return loss / len(targets)

# %% wrong: C is updated before the gradient of W is taken | mentions: before either table|C before W
# - np.subtract.at(W, targets, learning_rate * dw)

# - np.subtract.at(C, negatives, learning_rate * dn)
# + np.subtract.at(C, negatives, learning_rate * dn)
# + _, dw, _, _ = gradients(W, C, *batch)
# + np.subtract.at(W, targets, learning_rate * dw)

# %% wrong: C never moves | mentions: as it was|C is
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)

# %% wrong: The tables are copied first; nothing changes | mentions: copy|copies|as it was
# - loss, dw, dc, dn = gradients(W, C, *batch)
# + loss, dw, dc, dn = gradients(W, C, *batch)
# + W, C = W.copy(), C.copy()

# %% wrong: Repeated negatives are lost | mentions: add.at|add up|differ|summed
# - np.subtract.at(C, negatives, learning_rate * dn)
# + C[negatives] -= learning_rate * dn

# %% wrong: Repeated targets are lost; the contexts are right | mentions: add.at|subtract.at
# - np.subtract.at(W, targets, learning_rate * dw)
# + W[targets] -= learning_rate * dw

# %% wrong: W[ids] −= … loses repeated words | mentions: add.at|subtract.at
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + W[targets] -= learning_rate * dw
# + C[contexts] -= learning_rate * dc
# + C[negatives] -= learning_rate * dn

# %% wrong: The loss overflows for large dot products | mentions: finite|logaddexp|inf
# - loss = np.logaddexp(0, -x).sum() + np.logaddexp(0, y).sum()
# + loss = -np.log(sigmoid(x)).sum() - np.log(sigmoid(-y)).sum()

# %% wrong: The loss after the step comes back | mentions: after|before
# - return loss / len(targets)
# + return gradients(W, C, *batch)[0] / len(targets)

# %% wrong: The step of the mean loss | mentions: mean|add up|0.5|1/2
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + np.subtract.at(W, targets, learning_rate / len(targets) * dw)
# + np.subtract.at(C, contexts, learning_rate / len(targets) * dc)
# + np.subtract.at(C, negatives, learning_rate / len(targets) * dn)

# %% wrong: The loss is averaged over positives and negatives | mentions: mean
# - return loss / len(targets)
# + return loss / (len(targets) * (negatives.shape[1] + 1))

# %% wrong: The negatives' rows do not move | mentions: negatives|noise
# - np.subtract.at(C, negatives, learning_rate * dn)

# %% wrong: W = W − …: the names are bound to new arrays | mentions: copy|copies|as it was
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + step_W, step_C = np.zeros_like(W), np.zeros_like(C)
# + np.add.at(step_W, targets, dw)
# + np.add.at(step_C, contexts, dc)
# + np.add.at(step_C, negatives, dn)
# + W = W - learning_rate * step_W
# + C = C - learning_rate * step_C

# %% wrong: The sum of the losses comes back | mentions: sum
# - return loss / len(targets)
# + return loss

# %% wrong: W is updated before the gradients of C are taken | mentions: before either table|W before C
# - np.subtract.at(W, targets, learning_rate * dw)
# + np.subtract.at(W, targets, learning_rate * dw)
# + _, _, dc, dn = gradients(W, C, *batch)

# %% wrong: W never moves | mentions: W is as it was|parameters
# - np.subtract.at(W, targets, learning_rate * dw)

# %% wrong: The gradient is added | mentions: up the gradient|subtract
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + np.add.at(W, targets, learning_rate * dw)
# + np.add.at(C, contexts, learning_rate * dc)
# + np.add.at(C, negatives, learning_rate * dn)

# %% wrong: Pair after pair, each with the tables as the last one left them
# | mentions: pair by pair|before either|expected
def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    sigmoid = lambda x: 0.5 * (1 + np.tanh(0.5 * x))
    loss = 0.0
    old_W, old_C = W.copy(), C.copy()
    for t, c, ns in zip(targets, contexts, negatives):
        loss += np.logaddexp(0, -old_W[t] @ old_C[c]) + np.logaddexp(0, old_C[ns] @ old_W[t]).sum()
        dw = (sigmoid(W[t] @ C[c]) - 1) * C[c] + sigmoid(C[ns] @ W[t]) @ C[ns]
        dc = (sigmoid(W[t] @ C[c]) - 1) * W[t]
        dn = np.outer(sigmoid(C[ns] @ W[t]), W[t])
        W[t] -= learning_rate * dw
        C[c] -= learning_rate * dc
        np.subtract.at(C, ns, learning_rate * dn)
    return loss / len(targets)


# %% right: Both tables in one array, which have equally many rows
def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    tables = np.stack([W, C])
    gradient = np.zeros_like(tables)
    rows = np.concatenate([np.asarray(contexts)[:, None], negatives], axis=1)
    signs = np.where(np.arange(rows.shape[1]) == 0, -1.0, 1.0)
    scores = signs * np.einsum("pd,pjd->pj", tables[0, targets], tables[1, rows])
    error = signs * np.exp(-np.logaddexp(0, -scores))
    for t, row, e in zip(targets, rows, error):
        for n, factor in zip(row, e):
            gradient[0, t] += factor * tables[1, n]
            gradient[1, n] += factor * tables[0, t]
    W -= learning_rate * gradient[0]
    C -= learning_rate * gradient[1]
    return np.logaddexp(0, scores).sum(axis=1).mean()

# %% base: Gathered rows, then three updates
def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    w, c, n = W[targets], C[contexts], C[negatives]
    x, y = (w * c).sum(axis=1), np.einsum("pd,pkd->pk", w, n)
    p, q = np.exp(-np.logaddexp(0, -x)) - 1, np.exp(-np.logaddexp(0, -y))
    dw = p[:, None] * c + np.einsum("pk,pkd->pd", q, n)
    np.subtract.at(W, targets, learning_rate * dw)
    np.subtract.at(C, contexts, learning_rate * p[:, None] * w)
    np.subtract.at(C, negatives, learning_rate * q[..., None] * w[:, None])
    return float((np.logaddexp(0, -x) + np.logaddexp(0, y).sum(axis=1)).mean())

# %% wrong: Scores are cut at 6 | mentions: nothing is bounded
# - p, q = np.exp(-np.logaddexp(0, -x)) - 1, np.exp(-np.logaddexp(0, -y))
# + p, q = (np.exp(-np.logaddexp(0, -np.clip(v, -6, 6))) for v in (x, y))
# + p = p - 1

# %% wrong: Rows of W are at most 5 long | mentions: nothing is bounded
# - np.subtract.at(W, targets, learning_rate * dw)
# + np.subtract.at(W, targets, learning_rate * dw)
# + W /= np.maximum(1, np.linalg.norm(W, axis=1, keepdims=True) / 5)
