"""Sample answers of train_cbow."""


# %% base: in batches of 32, with a row of zeros for nobody
def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = np.zeros((vocab_size, dim))
    C = rng.normal(0.0, 0.1, (vocab_size, dim))
    noise = np.bincount(ids, minlength=vocab_size) ** 0.75
    noise = noise / noise.sum()
    T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
    bags = np.full((T, len(distances)), vocab_size)
    for column, d in enumerate(distances):
        for t in range(max(0, -d), min(T, T - d)):
            bags[t, column] = ids[t + d]
    n = (bags < vocab_size).sum(axis=1)
    for epoch in range(epochs):
        drawn = rng.choice(vocab_size, (T, k), p=noise)
        while (clash := drawn == ids[:, None]).any():
            drawn[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
        order = rng.permutation(T)
        for start in range(0, T, 32):
            part = order[start : start + 32]
            bag, words, size = bags[part], np.hstack([ids[part, None], drawn[part]]), n[part, None]
            padded = np.vstack([C, np.zeros((1, dim))])
            h = padded[bag].sum(axis=1) / size
            rows = W[words]
            e = 1 / (1 + np.exp(-(rows * h[:, None]).sum(axis=2)))
            e[:, 0] -= 1
            dh = (e[..., None] * rows).sum(axis=1) / size
            dC = np.zeros_like(padded)
            np.add.at(dC, bag, dh[:, None, :])
            np.subtract.at(W, words, learning_rate * e[..., None] * h[:, None])
            C -= learning_rate * dC[:-1]
    return W, C


# %% wrong: Both tables start at zero, and stay there | mentions: zero|start
# - C = rng.normal(0.0, 0.1, (vocab_size, dim))
# + C = np.zeros((vocab_size, dim))

# %% wrong: C never moves | mentions: C never|hardly|both tables
# - W = np.zeros((vocab_size, dim))
# + W = rng.normal(0.0, 0.1, (vocab_size, dim))
# - C -= learning_rate * dC[:-1]

# %% wrong: W never moves | mentions: W never|hardly|both tables|zero
# - W = np.zeros((vocab_size, dim))
# + W = rng.normal(0.0, 0.1, (vocab_size, dim))
# - np.subtract.at(W, words, learning_rate * e[..., None] * h[:, None])

# %% wrong: Every context word gets the full gradient of h | mentions: 1/n
# - dh = (e[..., None] * rows).sum(axis=1) / size
# + dh = (e[..., None] * rows).sum(axis=1)

# %% wrong: The bag is summed, and so is its gradient | mentions: sum of the bag|mean
# - h = padded[bag].sum(axis=1) / size
# + h = padded[bag].sum(axis=1)
# - dh = (e[..., None] * rows).sum(axis=1) / size
# + dh = (e[..., None] * rows).sum(axis=1)

# %% wrong: The bag is divided by 2m at the ends of the text, too | mentions: 2·window
# - n = (bags < vocab_size).sum(axis=1)
# + n = np.full(T, 2 * window)

# %% wrong: −1 is used as an index: the last word of the vocabulary | mentions: −1|last word
# - bags = np.full((T, len(distances)), vocab_size)
# + bags = np.full((T, len(distances)), vocab_size - 1)
# - n = (bags < vocab_size).sum(axis=1)
# + n = np.full(T, 2 * window)

# %% wrong: Places off the text are word 0 | mentions: word 0
# - bags = np.full((T, len(distances)), vocab_size)
# + bags = np.full((T, len(distances)), 0)

# %% wrong: Windows reach round to the other end | mentions: other end
# - for t in range(max(0, -d), min(T, T - d)):
# -     bags[t, column] = ids[t + d]
# + for t in range(T):
# +     bags[t, column] = ids[(t + d) % T]

# %% wrong: The target is in its own bag | mentions: own bag|itself
# - T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
# + T, distances = len(ids), [d for d in range(-window, window + 1)]

# %% wrong: Neighbours on the right only | mentions: right
# - T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
# + T, distances = len(ids), [d for d in range(1, window + 1)]
# - n = (bags < vocab_size).sum(axis=1)
# + n = np.maximum((bags < vocab_size).sum(axis=1), 1)

# %% wrong: Neighbours on the left only | mentions: left
# - T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
# + T, distances = len(ids), [d for d in range(-window, 0)]
# - n = (bags < vocab_size).sum(axis=1)
# + n = np.maximum((bags < vocab_size).sum(axis=1), 1)

# %% wrong: The window is one too wide | mentions: window
# - T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
# + T, distances = len(ids), [d for d in range(-window - 1, window + 2) if d != 0]

# %% wrong: The window is 2, whatever is asked for | mentions: window
# - T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
# + T, distances = len(ids), [-2, -1, 1, 2]

# %% wrong: A word that is in the bag twice counts once | mentions: twice counts once
# - n = (bags < vocab_size).sum(axis=1)
# + for t in range(T):
# +     for column in range(2 * window):
# +         if bags[t, column] in bags[t, :column]:
# +             bags[t, column] = vocab_size
# + n = (bags < vocab_size).sum(axis=1)

# %% wrong: Updates of words that repeat in a batch are lost in W | mentions: add\.at|repeated
# - np.subtract.at(W, words, learning_rate * e[..., None] * h[:, None])
# + W[words] -= learning_rate * e[..., None] * h[:, None]

# %% wrong: Updates of words that repeat in a batch are lost in C | mentions: add\.at|repeated
# - np.add.at(dC, bag, dh[:, None, :])
# + dC[bag] += dh[:, None, :]

# %% wrong: The gradient is averaged over the batch | mentions: summed|averaged
# - np.subtract.at(W, words, learning_rate * e[..., None] * h[:, None])
# + np.subtract.at(W, words, learning_rate / len(part) * e[..., None] * h[:, None])
# - C -= learning_rate * dC[:-1]
# + C -= learning_rate / len(part) * dC[:-1]

# %% wrong: The negatives are averaged | mentions: averaged|pushes|negatives
# - e[:, 0] -= 1
# + e[:, 0] -= 1
# + e[:, 1:] /= k

# %% wrong: The labels are flipped | mentions: flipped|wrong way|pushed
# - e[:, 0] -= 1
# + e[:, 1:] -= 1

# %% wrong: Noise gets the factor of the target | mentions: push|factor|high
# - e[:, 0] -= 1
# + e -= 1

# %% wrong: The step goes up the gradient | mentions: gradient
# - np.subtract.at(W, words, learning_rate * e[..., None] * h[:, None])
# + np.add.at(W, words, learning_rate * e[..., None] * h[:, None])
# - C -= learning_rate * dC[:-1]
# + C += learning_rate * dC[:-1]

# %% wrong: The tables come back in the wrong order | mentions: changed places|wrong way|shape
# - return W, C
# + return C, W

# %% wrong: One table for both | mentions: table|high|wrong way
# - W = np.zeros((vocab_size, dim))
# - C = rng.normal(0.0, 0.1, (vocab_size, dim))
# + W = C = rng.normal(0.0, 0.1, (vocab_size, dim))

# %% wrong: Negatives drawn uniformly | mentions: equally
# - noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + noise = np.ones(vocab_size)

# %% wrong: Negatives drawn uniformly from the words that occur | mentions: equally
# - noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + noise = 1.0 * (np.bincount(ids, minlength=vocab_size) > 0)

# %% wrong: Noise power 1 | mentions: counts \*\* 1
# - noise = np.bincount(ids, minlength=vocab_size) ** 0.75
# + noise = np.bincount(ids, minlength=vocab_size) ** 1.0

# %% wrong: A negative may be the position's own target | mentions: target
# - while (clash := drawn == ids[:, None]).any():
# -     drawn[clash] = rng.choice(vocab_size, clash.sum(), p=noise)

# %% wrong: Negatives are redrawn once only | mentions: until none|redraw
# - while (clash := drawn == ids[:, None]).any():
# + if (clash := drawn == ids[:, None]).any():

# %% wrong: A clash moves on to the next word | mentions: next word|counts
# - while (clash := drawn == ids[:, None]).any():
# -     drawn[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
# + drawn = np.where(drawn == ids[:, None], (drawn + 1) % vocab_size, drawn)

# %% wrong: Negatives drawn once for all epochs | mentions: every epoch|anew|same negatives
# - drawn = rng.choice(vocab_size, (T, k), p=noise)
# + if epoch == 0:
# +     drawn = rng.choice(vocab_size, (T, k), p=noise)

# %% wrong: All positions of an epoch share their negatives | mentions: every position|anew|target|independent
# - drawn = rng.choice(vocab_size, (T, k), p=noise)
# + drawn = np.repeat(rng.choice(vocab_size, (1, k), p=noise), T, axis=0)

# %% wrong: One negative, whatever k | mentions: negatives
# - drawn = rng.choice(vocab_size, (T, k), p=noise)
# + drawn = rng.choice(vocab_size, (T, 1), p=noise)

# %% wrong: One epoch only | mentions: epoch
# - for epoch in range(epochs):
# + for epoch in range(1):

# %% wrong: The rate falls to zero | mentions: rate
# - C -= learning_rate * dC[:-1]
# + C -= learning_rate * dC[:-1] * (1 - epoch / epochs)
# - np.subtract.at(W, words, learning_rate * e[..., None] * h[:, None])
# + np.subtract.at(W, words, learning_rate * (1 - epoch / epochs) * e[..., None] * h[:, None])

# %% wrong: A rate that is written down | mentions: rate
# - T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
# + T, distances = len(ids), [d for d in range(-window, window + 1) if d != 0]
# + learning_rate = 0.05

# %% wrong: The last, shorter batch is dropped | mentions: last batch|position|rate
# - for start in range(0, T, 32):
# + for start in range(0, T - 31, 32):

# %% wrong: Half of the positions in every epoch | mentions: position
# - for start in range(0, T, 32):
# + for start in range(0, T // 2, 32):

# %% wrong: Positions near the ends are left out | mentions: ends of the text|position
# - order = rng.permutation(T)
# + order = window + rng.permutation(max(T - 2 * window, 1)) if T > 2 * window else np.arange(0)
# - for start in range(0, T, 32):
# + for start in range(0, len(order), 32):

# %% wrong: A generator of its own, with a fixed seed | mentions: rng
# - W = np.zeros((vocab_size, dim))
# + rng = np.random.default_rng(0)
# + W = np.zeros((vocab_size, dim))

# %% wrong: The start is written down | mentions: start|rng
# - C = rng.normal(0.0, 0.1, (vocab_size, dim))
# + C = np.random.default_rng(7).normal(0.0, 0.1, (vocab_size, dim))

# %% wrong: The negatives come from a generator of their own | mentions: rng
# - drawn = rng.choice(vocab_size, (T, k), p=noise)
# + rng = np.random.default_rng(epoch)
# + drawn = rng.choice(vocab_size, (T, k), p=noise)

# %% wrong: A standard normal start | mentions: start
# - C = rng.normal(0.0, 0.1, (vocab_size, dim))
# + C = rng.normal(0.0, 1.0, (vocab_size, dim))

# %% wrong: Tables for the words that occur only | mentions: shape|index|raised
# - W = np.zeros((vocab_size, dim))
# + vocab_size = int(ids.max()) + 1
# + W = np.zeros((vocab_size, dim))

# %% right: one position a step, in the order of the text
# - order = rng.permutation(T)
# + order = np.arange(T)
# - for start in range(0, T, 32):
# -     part = order[start : start + 32]
# + for start in range(0, T, 1):
# +     part = order[start : start + 1]

# %% right: batches of 128, both tables uniform
# - W = np.zeros((vocab_size, dim))
# - C = rng.normal(0.0, 0.1, (vocab_size, dim))
# + W = rng.uniform(-0.5, 0.5, (vocab_size, dim))
# + C = rng.uniform(-0.5, 0.5, (vocab_size, dim))
# - for start in range(0, T, 32):
# -     part = order[start : start + 32]
# + for start in range(0, T, 128):
# +     part = order[start : start + 128]

# %% right: C starts at zero and W at random
# - W = np.zeros((vocab_size, dim))
# - C = rng.normal(0.0, 0.1, (vocab_size, dim))
# + W = (rng.random((vocab_size, dim)) - 0.5) / dim
# + C = np.zeros((vocab_size, dim))

# %% wrong: A last batch that is not full is left out | mentions: last batch
# - for start in range(0, T, 32):
# + for start in range(0, T - 31 if T > 32 else T, 32):

# %% wrong: Positions are drawn with replacement | mentions: replacement|no step
# - order = rng.permutation(T)
# + order = rng.integers(T, size=T)

# %% wrong: It stops after four fifths of many epochs | mentions: every epoch
# - drawn = rng.choice(vocab_size, (T, k), p=noise)
# + if epoch > 20 and epoch >= 0.8 * epochs:
# +     break
# + drawn = rng.choice(vocab_size, (T, k), p=noise)

# %% wrong: Negatives that equal the target are left out, not redrawn | mentions: redrawn|draw them again
# - while (clash := drawn == ids[:, None]).any():
# -     drawn[clash] = rng.choice(vocab_size, clash.sum(), p=noise)

# - e[:, 0] -= 1
# + e[:, 0] -= 1
# + e[:, 1:] *= words[:, 1:] != words[:, :1]

# %% wrong: Another word at the edge for places off the text | mentions: first or last word|nobody
# - bags = np.full((T, len(distances)), vocab_size)
# + bags = np.stack([ids[np.clip(np.arange(T) + d, 0, T - 1)] for d in distances], axis=1)

# %% right: Both tables start as large as the page allows, and the positions run backwards
def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = rng.uniform(-0.7, 0.7, (vocab_size, dim))
    C = rng.uniform(-0.7, 0.7, (vocab_size, dim))
    noise = np.bincount(ids, minlength=vocab_size) ** 0.75
    noise = noise / noise.sum()
    for _ in range(epochs):
        drawn = rng.choice(vocab_size, size=(len(ids), k), p=noise)
        while (own := drawn == np.asarray(ids)[:, None]).any():
            drawn[own] = rng.choice(vocab_size, size=own.sum(), p=noise)
        for t in reversed(range(len(ids))):
            bag = np.concatenate([ids[max(0, t - window) : t], ids[t + 1 : t + 1 + window]])
            h = C[bag].mean(axis=0)
            rows = np.append(ids[t], drawn[t])
            e = 1 / (1 + np.exp(-W[rows] @ h))
            e[0] -= 1
            dh = e @ W[rows]
            np.subtract.at(W, rows, learning_rate * np.outer(e, h))
            np.subtract.at(C, bag, learning_rate * dh / len(bag))
    return W, C

# %% wrong: The gradient of the bag uses W after its step | mentions: before it
def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = np.zeros((vocab_size, dim))
    C = rng.uniform(-0.5 / dim, 0.5 / dim, (vocab_size, dim))
    noise = np.bincount(ids, minlength=vocab_size) ** 0.75
    noise = noise / noise.sum()
    for _ in range(epochs):
        drawn = rng.choice(vocab_size, size=(len(ids), k), p=noise)
        while (own := drawn == np.asarray(ids)[:, None]).any():
            drawn[own] = rng.choice(vocab_size, size=own.sum(), p=noise)
        for t in range(len(ids)):
            bag = np.concatenate([ids[max(0, t - window) : t], ids[t + 1 : t + 1 + window]])
            h = C[bag].mean(axis=0)
            rows = np.append(ids[t], drawn[t])
            e = 1 / (1 + np.exp(-W[rows] @ h))
            e[0] -= 1
            np.subtract.at(W, rows, learning_rate * np.outer(e, h))
            np.subtract.at(C, bag, learning_rate * (e @ W[rows]) / len(bag))
    return W, C
