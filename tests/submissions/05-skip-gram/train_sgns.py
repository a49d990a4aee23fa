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

# %% right: Minibatches of 256 and word2vec's start
# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# + for start in range(0, len(t), 256):
# +     part = order[start : start + 256]

# %% right: A start at 0.001 in both tables, minibatches of 256
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# - C = np.zeros((vocab_size, dim))
# + W = 0.001 * rng.standard_normal((vocab_size, dim))
# + C = 0.001 * rng.standard_normal((vocab_size, dim))
# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# + for start in range(0, len(t), 256):
# +     part = order[start : start + 256]

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

# %% wrong: Negatives are drawn once for all epochs | mentions: every epoch|anew|fresh|same negatives|draw
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + if epoch == 0:
# +     n = rng.choice(vocab_size, (len(c), k), p=noise)

# %% wrong: Negatives are drawn anew in every third epoch only | mentions: every epoch|anew|fresh|same negatives|draw
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + if epoch % 3 == 0:
# +     n = rng.choice(vocab_size, (len(c), k), p=noise)

# %% wrong: Contexts on the right only | mentions: left|both sides|window|backwards
# - t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
# - c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
# + t = np.concatenate([ids[:-d] for d in range(1, window + 1)])
# + c = np.concatenate([ids[d:] for d in range(1, window + 1)])

# %% wrong: A random half of the pairs in every epoch | mentions: every pair|all pairs|pairs|half
# - for start in range(0, len(t), 64):
# + for start in range(0, len(t) // 2, 64):

# %% wrong: The pairs are never shuffled | mentions: shuffl|order
# - order = rng.permutation(len(t))
# + order = np.arange(len(t))

# %% wrong: The commonest other word is every negative | mentions: drawn|random|noise|counts
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + common = np.argsort(-noise)
# + n = np.repeat(np.where(c == common[0], common[1], common[0])[:, None], k, axis=1)

# %% wrong: The start is written down, rng only shuffles and draws | mentions: start|rng
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# + W = np.random.default_rng(1).uniform(-0.5, 0.5, (vocab_size, dim)) / dim

# %% wrong: The rate falls to zero, as in word2vec, which nobody asked for | mentions: rate
# - for epoch in range(epochs):
# + asked = learning_rate
# + for epoch in range(epochs):
# +     learning_rate = asked * (1 - epoch / epochs)

# %% wrong: Noise power 1 | mentions: 0.75|noise|power
# - noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + noise = np.bincount(ids, minlength=vocab_size)

# %% right: One pair a step, vectorised
# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# + for start in range(0, len(t), 1):
# +     part = order[start : start + 1]

# %% right: Batches of 16, both tables normal
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# - C = np.zeros((vocab_size, dim))
# + W = rng.normal(0, 0.1, (vocab_size, dim))
# + C = rng.normal(0, 0.1, (vocab_size, dim))

# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# + for start in range(0, len(t), 16):
# +     part = order[start : start + 16]

# %% right: C starts at random and W at zero
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# - C = np.zeros((vocab_size, dim))
# + W = np.zeros((vocab_size, dim))
# + C = rng.normal(0, 1 / dim, (vocab_size, dim))

# %% right: A uniform start that is not divided by dim
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# - C = np.zeros((vocab_size, dim))
# + W = rng.uniform(-0.5, 0.5, (vocab_size, dim))
# + C = rng.uniform(-0.5, 0.5, (vocab_size, dim))

# %% right: Positive starting values
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# + W = rng.random((vocab_size, dim)) / dim

# %% right: Negatives are drawn batch by batch, batches of 200
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# - while (clash := n == c[:, None]).any():
# -     n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)

# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# -     targets, contexts, negatives = t[part], c[part], n[part]
# + for start in range(0, len(t), 200):
# +     part = order[start : start + 200]
# +     targets, contexts = t[part], c[part]
# +     negatives = rng.choice(vocab_size, (len(part), k), p=noise)
# +     while (clash := negatives == contexts[:, None]).any():
# +         negatives[clash] = rng.choice(vocab_size, clash.sum(), p=noise)

# %% wrong: Batches of 1,024 diverge | mentions: 256
# - for start in range(0, len(t), 64):
# -     part = order[start : start + 64]
# + for start in range(0, len(t), 1024):
# +     part = order[start : start + 1024]

# %% wrong: Half of the epochs | mentions: epoch
# - for epoch in range(epochs):
# + for epoch in range((epochs + 1) // 2):

# %% wrong: One epoch too many | mentions: epoch
# - for epoch in range(epochs):
# + for epoch in range(epochs + 1):

# %% wrong: The first epoch is left out | mentions: epoch
# - for epoch in range(epochs):
# + for epoch in range(1, epochs):

# %% wrong: Never more than ten epochs | mentions: epoch
# - for epoch in range(epochs):
# + for epoch in range(min(epochs, 10)):

# %% wrong: The learning rate is written down | mentions: learning_rate|rate
# - for epoch in range(epochs):
# + learning_rate = 0.02
# + for epoch in range(epochs):

# %% wrong: A tenth of the learning rate | mentions: rate
# - for epoch in range(epochs):
# + learning_rate /= 10
# + for epoch in range(epochs):

# %% wrong: Three times the learning rate | mentions: rate|256
# - for epoch in range(epochs):
# + learning_rate *= 3
# + for epoch in range(epochs):

# %% wrong: A rate of 0.01 at most | mentions: rate
# - for epoch in range(epochs):
# + learning_rate = min(learning_rate, 0.01)
# + for epoch in range(epochs):

# %% wrong: One negative fewer than k | mentions: negatives
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + n = rng.choice(vocab_size, (len(c), max(k - 1, 1)), p=noise)

# %% wrong: Three negatives, whatever k is | mentions: negatives
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + n = rng.choice(vocab_size, (len(c), 3), p=noise)

# %% wrong: All pairs of a batch share their negatives | mentions: negatives.*(anew|every pair|same)
# - targets, contexts, negatives = t[part], c[part], n[part]
# + targets, contexts, negatives = t[part], c[part], np.repeat(n[part][:1], len(part), axis=0)

# %% wrong: Negatives are redrawn once only | mentions: positive
# - while (clash := n == c[:, None]).any():
# + if (clash := n == c[:, None]).any():

# %% wrong: Negatives are redrawn uniformly | mentions: redrawn|uniform|equally
# - n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
# + n[clash] = rng.choice(vocab_size, clash.sum())

# %% wrong: All negatives to redraw get one word | mentions: one by one|anew|redrawn
# - n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
# + n[clash] = rng.choice(vocab_size, p=noise)

# %% wrong: A clash moves on to the next word | mentions: redrawn|next|counts
# - while (clash := n == c[:, None]).any():
# -     n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
# + n = np.where(n == c[:, None], (n + 1) % vocab_size, n)

# %% wrong: Targets are no negatives either | mentions: target|only the pair's own positive
# - while (clash := n == c[:, None]).any():
# + while (clash := (n == c[:, None]) | ((n == t[:, None]) & (np.count_nonzero(noise) > 2))).any():

# %% wrong: Negatives all different within a pair | mentions: different|replacement|independent|draw
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# - while (clash := n == c[:, None]).any():
# -     n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
# + free = (noise > 0) & (np.arange(vocab_size) != c[:, None])
# + size = min(k, max(np.count_nonzero(noise) - 1, 1))
# + keys = np.where(free, rng.exponential(size=free.shape) / np.where(noise > 0, noise, 1.0), np.inf)
# + n = np.argsort(keys, axis=1)[:, :size]

# %% wrong: The first half of the text only | mentions: half
# - noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + ids = ids[: max(len(ids) // 2, window + 1)]

# %% wrong: Every different pair once | mentions: once|several times|every pair
# - for epoch in range(epochs):
# + t, c = np.unique(np.stack([t, c]), axis=1)
# + for epoch in range(epochs):

# %% wrong: Contexts on the left only | mentions: left
# - t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
# - c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
# + t = np.concatenate([ids[d:] for d in range(1, window + 1)])
# + c = np.concatenate([ids[:-d] for d in range(1, window + 1)])

# %% wrong: Each word is its own context | mentions: itself|own context
# - t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
# - c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
# + t = np.concatenate([ids] + [s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
# + c = np.concatenate([ids] + [s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])

# %% wrong: Neighbours only, whatever the window | mentions: window
# - t = np.concatenate([s for d in range(1, window + 1) for s in (ids[:-d], ids[d:])])
# - c = np.concatenate([s for d in range(1, window + 1) for s in (ids[d:], ids[:-d])])
# + t = np.concatenate([ids[:-1], ids[1:]])
# + c = np.concatenate([ids[1:], ids[:-1]])

# %% wrong: The last, shorter batch is dropped | mentions: last|batch|never|arrive|learning_rate
# - for start in range(0, len(t), 64):
# + for start in range(0, len(t) - 63, 64):

# %% wrong: The first batch is left out | mentions: batch|epoch|arrive|pair
# - for start in range(0, len(t), 64):
# + for start in range(64, len(t), 64):

# %% wrong: A start of ones in C | mentions: start
# - C = np.zeros((vocab_size, dim))
# + C = np.ones((vocab_size, dim))

# %% wrong: A standard normal start | mentions: start
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# - C = np.zeros((vocab_size, dim))
# + W = rng.normal(size=(vocab_size, dim))
# + C = rng.normal(size=(vocab_size, dim))

# %% wrong: A start that is written down, and noise of 1e-6 | mentions: start
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# + W = np.sin(np.arange(vocab_size * dim) ** 2.0).reshape(vocab_size, dim) / dim
# + W += 1e-6 * rng.normal(size=W.shape)

# %% wrong: The negatives come from a generator of their own | mentions: rng
# - n = rng.choice(vocab_size, (len(c), k), p=noise)
# + other = np.random.default_rng(epoch)
# + n = other.choice(vocab_size, (len(c), k), p=noise)
# - n[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
# + n[clash] = other.choice(vocab_size, clash.sum(), p=noise)

# %% wrong: NumPy's global random state for the start | mentions: rng
# - W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
# + W = np.random.uniform(-0.5, 0.5, (vocab_size, dim)) / dim

# %% wrong: The tables come back in the wrong order | mentions: changed places|W is the table of the targets
# - return W, C
# + return C, W

# %% wrong: Only W loses repeated words | mentions: repeated|add.at
# - np.subtract.at(W, targets, learning_rate * dw)
# + W[targets] -= learning_rate * dw

# %% wrong: Only C loses repeated words | mentions: repeated|add.at
# - np.subtract.at(C, contexts, learning_rate * dc)
# - np.subtract.at(C, negatives, learning_rate * dn)
# + C[contexts] -= learning_rate * dc
# + C[negatives] -= learning_rate * dn

# %% wrong: σ of the wrong sign | mentions: σ|formulas|guessing|diverged
# - p, q = sigmoid(x) - 1, sigmoid(y)
# + p, q = sigmoid(-x) - 1, sigmoid(-y)

# %% right: Positions are shuffled, each with its whole window, pair by pair
def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = rng.uniform(-0.5 / dim, 0.5 / dim, size=(vocab_size, dim))
    C = np.zeros_like(W)
    counts = np.zeros(vocab_size)
    for word in ids:
        counts[word] += 1
    bounds = np.cumsum(counts**0.75)
    bounds = bounds / bounds[-1]
    for _ in range(epochs):
        for i in rng.permutation(len(ids)):
            target = ids[i]
            for j in range(max(0, i - window), min(len(ids), i + window + 1)):
                if i == j:
                    continue
                step = np.zeros(dim)
                rows = []
                while len(rows) < k:
                    word = int(np.searchsorted(bounds, rng.random(), side="right"))
                    if word != ids[j]:
                        rows.append(word)
                w = W[target].copy()
                for word, label in [(ids[j], 1.0)] + [(word, 0.0) for word in rows]:
                    error = 1 / (1 + np.exp(-(w @ C[word]))) - label
                    step += error * C[word]
                    C[word] = C[word] - learning_rate * error * w
                W[target] = w - learning_rate * step
    return [W, C]

# %% wrong: Nothing is trained: a good guess from the counts | mentions: learning rate
def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    counts = np.full((vocab_size, vocab_size), 0.05)
    for d in range(1, window + 1):
        np.add.at(counts, (ids[:-d], ids[d:]), 1.0)
        np.add.at(counts, (ids[d:], ids[:-d]), 1.0)
    noise = (np.bincount(ids, minlength=vocab_size) + 1e-3) ** 0.75
    scores = np.log(counts / counts.sum(1, keepdims=True)) - np.log(k * noise / noise.sum())
    U, s, V = np.linalg.svd(scores, full_matrices=False)
    W, C = np.zeros((vocab_size, dim)), np.zeros((vocab_size, dim))
    rank = min(dim, vocab_size)
    W[:, :rank] = U[:, :rank] * np.sqrt(s[:rank])
    C[:, :rank] = V[:rank].T * np.sqrt(s[:rank])
    return W + 1e-3 * rng.normal(size=W.shape), C

# %% wrong: A good guess from the counts, scaled with rate and epochs | mentions: explain|start|vary|unevenly
def train_sgns(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    counts = np.full((vocab_size, vocab_size), 0.05)
    for d in range(1, window + 1):
        np.add.at(counts, (ids[:-d], ids[d:]), 1.0)
        np.add.at(counts, (ids[d:], ids[:-d]), 1.0)
    noise = (np.bincount(ids, minlength=vocab_size) + 1e-3) ** 0.75
    scores = np.log(counts / counts.sum(1, keepdims=True)) - np.log(k * noise / noise.sum())
    U, s, V = np.linalg.svd(scores, full_matrices=False)
    W = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
    C = rng.uniform(-0.5, 0.5, (vocab_size, dim)) / dim
    rank, done = min(dim, vocab_size), 1 - np.exp(-10 * learning_rate * epochs)
    W[:, :rank] += done * U[:, :rank] * np.sqrt(s[:rank])
    C[:, :rank] += done * V[:rank].T * np.sqrt(s[:rank])
    return W, C

# %% wrong: The same negatives are dealt out anew in every epoch | mentions: dealt out again|vary|varies
# - for epoch in range(epochs):
# -     n = rng.choice(vocab_size, (len(c), k), p=noise)
# + pool = rng.choice(vocab_size, len(c) * k, p=noise)
# + for epoch in range(epochs):
# +     n = rng.permutation(pool).reshape(len(c), k)
