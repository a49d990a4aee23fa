"""Sample answers of train_sgns."""

# %% base: everything in one function, in batches of 64
def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
    C = np.zeros((vocab_size, dim))
    noise = np.bincount(ids, minlength=vocab_size) ** 0.75
    noise = noise / noise.sum()
    t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
    c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
    for epoch in range(epochs):
        n = rng.choice(vocab_size, (len(c), k), p=noise)
        while (clash := n == c[:, None]).any():
            n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
        order = rng.permutation(len(t))
        for start in range(0, len(t), 64):
            part = order[start : start + 64]
            targets, contexts, negatives = t[part], c[part], n[part]
            w, cp, cn = W[targets], C[contexts], C[negatives]
            x, y = (w * cp).sum(-1), (w[:, None] * cn).sum(-1)
            p, q = sigmoid(x) - 1, sigmoid(y)
            dw = p[:, None] * cp + (q[..., None] * cn).sum(1)
            dc, dn = p[:, None] * w, q[..., None] * w[:, None]
            np.subtract.at(W, targets, learning_rate * dw)
            np.subtract.at(C, contexts, learning_rate * dc)
            np.subtract.at(C, negatives, learning_rate * dn)
    return W, C

# %% wrong: Both tables start at zero, and stay there | mentions: zero|start|higher
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# + W = np.zeros((vocab_size, dim))

# %% wrong: C never moves | mentions: hardly|both|higher
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# - C = np.zeros((vocab_size, dim))
# + W = rng.normal(0, 0.1, (vocab_size, dim))
# + C = rng.normal(0, 0.1, (vocab_size, dim))
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)

# %% wrong: W[ids] −= … loses repeated words, in batches of 64 | mentions: add.at|repeated
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + W[targets] -= learning_rate * dw
# + C[contexts] -= learning_rate * dc
# + C[negatives] -= learning_rate * dn

# %% wrong: W[ids] −= … loses repeated words, in batches of 512 | mentions: add.at|repeated|hardly|higher
# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# + for start in range(0, len(t), 512):
# +     part = order[start : start + 512]
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + W[targets] -= learning_rate * dw
# + C[contexts] -= learning_rate * dc
# + C[negatives] -= learning_rate * dn

# %% wrong: W[ids] −= … loses repeated words, in batches of 16 | mentions: add.at|repeated|negatives
# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# + for start in range(0, len(t), 16):
# +     part = order[start : start + 16]
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + W[targets] -= learning_rate * dw
# + C[contexts] -= learning_rate * dc
# + C[negatives] -= learning_rate * dn

# %% wrong: NumPy's global random state for the negatives | mentions: rng
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + n = np.random.choice(vocab_size, (len(c), k), p=noise)
# - n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
# + n[clash] = np.random.choice(vocab_size, clash.sum(), p=noise)

# %% wrong: Real pairs are pushed apart, noise is pulled together | mentions: flipped|higher
# - p, q = sigmoid(x) - 1, sigmoid(y)
# + p, q = sigmoid(x), sigmoid(y) - 1

# %% wrong: The gradient is averaged over the batch | mentions: summed|averaged|higher
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + np.subtract.at(W, targets, learning_rate / len(part) * dw)
# + np.subtract.at(C, contexts, learning_rate / len(part) * dc)
# + np.subtract.at(C, negatives, learning_rate / len(part) * dn)

# %% wrong: The negatives are averaged | mentions: averaged|pushes
# - p, q = sigmoid(x) - 1, sigmoid(y)
# + p, q = sigmoid(x) - 1, sigmoid(y) / k

# %% wrong: No noise at all: every score grows | mentions: pushes|higher|hardly
# - np.subtract.at(W, targets, learning_rate * dw)
# + np.subtract.at(W, targets, learning_rate * p[:, None] * cp)
# - np.subtract.at(C, negatives, learning_rate * dn)

# %% wrong: Only one epoch is run | mentions: epochs|hardly|higher
# - for epoch in range(epochs):
# + for epoch in range(1):

# %% wrong: One negative, whatever k is | mentions: fewer than k|negatives
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + n = rng.choice(vocab_size, (len(c), 1), p=noise)

# %% wrong: One table for targets and contexts | mentions: table|higher
# - C = np.zeros((vocab_size, dim))
# + C = W

# %% wrong: A negative may be the pair's own positive | mentions: positive
# - while (clash := n == c[:, None]).any():
# -     n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)

# %% wrong: A generator of its own, with a fixed seed | mentions: rng
# - def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
# + def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
# +     rng = np.random.default_rng(0)

# %% wrong: Negatives get the factor of a positive: everything is pulled together
# | mentions: pushes|higher|guessing
# - p, q = sigmoid(x) - 1, sigmoid(y)
# + p, q = sigmoid(x) - 1, sigmoid(y) - 1

# %% wrong: The tables are drawn anew in every epoch | mentions: hardly|epochs|higher|way
# - for epoch in range(epochs):
# + for epoch in range(epochs):
# +     W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# +     C = np.zeros((vocab_size, dim))

# %% wrong: W never moves | mentions: hardly|both|higher
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# - C = np.zeros((vocab_size, dim))
# + W = rng.normal(0, 0.1, (vocab_size, dim))
# + C = rng.normal(0, 0.1, (vocab_size, dim))
# - np.subtract.at(W, targets, learning_rate * dw)

# %% wrong: Negatives are drawn uniformly | mentions: noise|equally|counts
# - noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + noise = np.ones(vocab_size)

# %% wrong: Negatives are drawn uniformly from the words that occur | mentions: noise|equally|counts
# - noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + noise = 1.0 * (np.bincount(ids, minlength=vocab_size) > 0)

# %% wrong: Tables for the words that occur only | mentions: shape|match|size
# - def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
# + def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
# +     vocab_size = len(np.unique(ids))

# %% wrong: The gradient is added | mentions: guessing|higher|finite|gradient
# - np.subtract.at(W, targets, learning_rate * dw)
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + np.add.at(W, targets, learning_rate * dw)
# + np.add.at(C, contexts, learning_rate * dc)
# + np.add.at(C, negatives, learning_rate * dn)

# %% wrong: The window is 5, whatever is asked for | mentions: window|within
# - t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
# - c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
# + t = np.concatenate([s for d in range(1, 5 + 1) for s in (ids[:-d], ids[d:])])
# + c = np.concatenate([s for d in range(1, 5 + 1) for s in (ids[d:], ids[:-d])])

# %% wrong: The window reaches one word too far | mentions: window
# - t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
# - c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
# + t = np.concatenate([s for d in range(1, (window + 1) + 1) for s in (ids[:-d], ids[d:])])
# + c = np.concatenate([s for d in range(1, (window + 1) + 1) for s in (ids[d:], ids[:-d])])

# %% wrong: The negatives are the same few words, taken in turn | mentions: drawn|random|noise|counts
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + n = (c[:, None] + 1 + np.arange(k)) % vocab_size

# %% wrong: Only C's rows of the positives move | mentions: negatives|push|noise
# - np.subtract.at(C, negatives, learning_rate * dn)
