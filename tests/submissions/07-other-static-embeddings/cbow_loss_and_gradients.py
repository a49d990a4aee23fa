"""Sample answers of cbow_loss_and_gradients."""


# %% base: word by word, with sums in two zero tables
def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    n = len(context_ids)
    if n < 1:
        raise ValueError("context_ids: at least one word, please")
    h = C[context_ids].sum(axis=0) / n
    dW, dC = np.zeros_like(W), np.zeros_like(C)
    x = W[target] @ h
    loss = np.logaddexp(0, -x)
    pull = -0.5 * (1 - np.tanh(x / 2))
    dW[target] += pull * h
    dh = pull * W[target]
    for v in negatives:
        y = W[v] @ h
        loss += np.logaddexp(0, y)
        push = 0.5 * (1 + np.tanh(y / 2))
        dW[v] += push * h
        dh = dh + push * W[v]
    np.add.at(dC, context_ids, dh / n)
    return loss, dW, dC


# %% wrong: Every context word gets the full gradient of h | mentions: 1/n
# - np.add.at(dC, context_ids, dh / n)
# + np.add.at(dC, context_ids, dh)

# %% wrong: The bag is summed | mentions: sum of the bag
# - h = C[context_ids].sum(axis=0) / n
# + h = C[context_ids].sum(axis=0)
# - np.add.at(dC, context_ids, dh / n)
# + np.add.at(dC, context_ids, dh)

# %% wrong: The bag is summed, its gradient has the 1/n | mentions: sum of the bag
# - h = C[context_ids].sum(axis=0) / n
# + h = C[context_ids].sum(axis=0)

# %% wrong: A word that is in the bag twice gets one share | mentions: add\.at|twice
# - np.add.at(dC, context_ids, dh / n)
# + dC[context_ids] += dh / n

# %% wrong: A word that is drawn twice is pushed once | mentions: twice
# - for v in negatives:
# + for v in set(negatives.tolist()):

# %% wrong: The negatives are averaged | mentions: averaged
# - loss += np.logaddexp(0, y)
# - push = 0.5 * (1 + np.tanh(y / 2))
# + loss += np.logaddexp(0, y) / len(negatives)
# + push = 0.5 * (1 + np.tanh(y / 2)) / len(negatives)

# %% wrong: Noise has the factor of the target | mentions: factor
# - push = 0.5 * (1 + np.tanh(y / 2))
# + push = 0.5 * (1 + np.tanh(y / 2)) - 1

# %% wrong: The target has the factor of noise | mentions: factor
# - pull = -0.5 * (1 - np.tanh(x / 2))
# + pull = 0.5 * (1 + np.tanh(x / 2))

# %% wrong: The step in place of the gradient | mentions: sign
# - return loss, dW, dC
# + return loss, -dW, -dC

# %% wrong: The two tables change places | mentions: changed places|table|loss
# - h = C[context_ids].sum(axis=0) / n
# + W, C = C, W
# + h = C[context_ids].sum(axis=0) / n

# %% wrong: The gradients come back in the wrong order | mentions: dW|changed places
# - return loss, dW, dC
# + return loss, dC, dW

# %% wrong: A sigmoid that overflows | mentions: overflow|logaddexp|finite|inf
# - x = W[target] @ h
# - loss = np.logaddexp(0, -x)
# + x = W[target] @ h
# + loss = -np.log(1 / (1 + np.exp(-x)))

# %% wrong: An empty bag is no error | mentions: raise|ValueError
# - if n < 1:
# -     raise ValueError("context_ids: at least one word, please")

# %% wrong: One σ too many | mentions: σ too many|factor
# - pull = -0.5 * (1 - np.tanh(x / 2))
# + pull = -0.25 * (1 - np.tanh(x / 2)) * (1 + np.tanh(x / 2))
# - push = 0.5 * (1 + np.tanh(y / 2))
# + push = 0.25 * (1 - np.tanh(y / 2)) * (1 + np.tanh(y / 2))

# %% wrong: Only the rows that take part come back | mentions: shape
# - return loss, dW, dC
# + return loss, dW[np.append(negatives, target)], dC[context_ids]

# %% wrong: The target is taken out of the bag | mentions: differ|expected|mean|bag
# - h = C[context_ids].sum(axis=0) / n
# + context_ids = np.array([j for j in context_ids if j != target])
# + n = len(context_ids)
# + h = C[context_ids].sum(axis=0) / n


# %% right: one-hot matrices
def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    if np.size(context_ids) == 0:
        raise ValueError("context_ids is empty")
    eye = np.eye(len(W))
    bag = eye[context_ids].mean(axis=0)
    h = bag @ C
    words = eye[[target, *negatives]]
    sign = np.array([1.0] + [-1.0] * len(negatives))
    x = sign * (words @ W @ h)
    e = -sign * np.exp(-np.logaddexp(0, x))
    return np.logaddexp(0, -x).sum(), np.outer(e @ words, h), np.outer(bag, e @ words @ W)


# %% wrong: The target is left out of the noise | mentions: drawn as noise
def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    if not len(context_ids):
        raise ValueError("no context_ids")
    V = len(W)
    bag = np.bincount(context_ids, minlength=V) / len(context_ids)
    neg = np.bincount(np.asarray(negatives, dtype=int), minlength=V)
    neg[target] = 0
    h = bag @ C
    s = W @ h
    p = 0.5 * (1 + np.tanh(s / 2))
    loss = np.logaddexp(0, -s[target]) + neg @ np.logaddexp(0, s)
    e = neg * p
    e[target] += p[target] - 1
    return float(loss), np.outer(e, h), np.outer(bag, e @ W)


# %% wrong: The target's pull replaces its pushes | mentions: drawn as noise
def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    if not len(context_ids):
        raise ValueError("no context_ids")
    V = len(W)
    bag = np.bincount(context_ids, minlength=V) / len(context_ids)
    neg = np.bincount(np.asarray(negatives, dtype=int), minlength=V)
    h = bag @ C
    s = W @ h
    p = 0.5 * (1 + np.tanh(s / 2))
    loss = np.logaddexp(0, -s[target]) + neg @ np.logaddexp(0, s)
    e = neg * p
    e[target] = p[target] - 1
    return float(loss), np.outer(e, h), np.outer(bag, e @ W)


# %% right: plain Python, lists come back
import math

def log1pexp(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))

def sig(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    z = math.exp(x)
    return z / (1 + z)


def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    n = len(context_ids)
    if n == 0:
        raise ValueError("context_ids: empty bag")
    dim = len(W[0])
    dW = [[0.0] * dim for _ in W]
    dC = [[0.0] * dim for _ in C]
    h = [sum(float(C[c][j]) for c in context_ids) / n for j in range(dim)]
    dh = [0.0] * dim
    loss = 0.0
    for word, label in [(target, 1)] + [(v, 0) for v in negatives]:
        s = sum(float(W[word][j]) * h[j] for j in range(dim))
        loss += log1pexp(-s) if label else log1pexp(s)
        e = sig(s) - label
        for j in range(dim):
            dW[word][j] += e * h[j]
            dh[j] += e * float(W[word][j])
    for c in context_ids:
        for j in range(dim):
            dC[c][j] += dh[j] / n
    return loss, dW, dC
