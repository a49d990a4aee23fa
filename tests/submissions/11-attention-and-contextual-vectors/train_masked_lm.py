"""Sample answers of train_masked_lm."""


# %% base: by indices, one token's draw after the other
def train_masked_lm(loss_and_gradients, params, sentences, mask_id, epochs, learning_rate, rng):
    state = {}
    losses = []
    for _ in range(epochs):
        order = np.arange(len(sentences))
        rng.shuffle(order)
        hidden = rng.uniform(size=sentences.shape) < 0.15
        total, batches = 0.0, 0
        for first in range(0, len(order), 50):
            rows = order[first : first + 50]
            inputs = sentences[rows].copy()
            targets = np.full(inputs.shape, -1)
            targets[hidden[rows]] = inputs[hidden[rows]]
            inputs[hidden[rows]] = mask_id
            loss, grads = loss_and_gradients(params, inputs, targets)
            params = adam_step(params, grads, state, learning_rate)
            total += loss
            batches += 1
        losses.append(total / batches)
    return params, losses


# %% wrong: Hidden once, before the loop | mentions: anew
# - for _ in range(epochs):
# -     order = np.arange(len(sentences))
# + hidden = rng.uniform(size=sentences.shape) < 0.15
# + for _ in range(epochs):
# +     order = np.arange(len(sentences))
# - hidden = rng.uniform(size=sentences.shape) < 0.15
# - total, batches = 0.0, 0
# + total, batches = 0.0, 0

# %% wrong: All sentences are one batch | mentions: All sentences|one batch
# - for first in range(0, len(order), 50):
# -     rows = order[first : first + 50]
# + for rows in [order]:

# %% wrong: Every token is scored | mentions: Only hidden ones are scored
# - targets = np.full(inputs.shape, -1)
# + targets = inputs.copy()

# %% wrong: Nothing is hidden | mentions: nothing is hidden
# - inputs[hidden[rows]] = mask_id
# + inputs = inputs * 1

# %% wrong: Never shuffled | mentions: order
# - rng.shuffle(order)
# + order = order * 1

# %% wrong: Shuffled once | mentions: order
# - for _ in range(epochs):
# -     order = np.arange(len(sentences))
# -     rng.shuffle(order)
# + order = np.arange(len(sentences))
# + rng.shuffle(order)
# + for _ in range(epochs):

# %% wrong: Adam forgets after every epoch | mentions: one state for the whole training
# - total, batches = 0.0, 0
# + total, batches, state = 0.0, 0, {}

# %% wrong: Plain gradient descent | mentions: adam_step
# - params = adam_step(params, grads, state, learning_rate)
# + params = {name: params[name] - learning_rate * grads[name] for name in params}

# %% wrong: Half of the tokens are hidden | mentions: share of
# - hidden = rng.uniform(size=sentences.shape) < 0.15
# + hidden = rng.uniform(size=sentences.shape) < 0.5

# %% wrong: The last batch's loss | mentions: last batches
# - losses.append(total / batches)
# + losses.append(loss)

# %% wrong: The last, smaller batch is left out | mentions: left out
# - for first in range(0, len(order), 50):
# + for first in range(0, len(order) - 49, 50):

# %% wrong: The parameters of the best epoch, as with early stopping | mentions: smallest loss
# - losses.append(total / batches)
# + losses.append(total / batches)
# + if losses[-1] == min(losses):
# +     best = params
# - return params, losses
# + return (best if epochs else params), losses

# %% wrong: Drawn with replacement | mentions: with repeats
# - order = np.arange(len(sentences))
# - rng.shuffle(order)
# + order = rng.integers(len(sentences), size=len(sentences))

# %% wrong: Randomness of its own | mentions: must come from `rng`
# - state = {}
# + rng = np.random.default_rng()
# + state = {}


# %% wrong: The places of the batches are hidden once | mentions: whatever sentence stands there
# - state = {}
# + state, places = {}, rng.uniform(size=sentences.shape) < 0.15
# - hidden = rng.uniform(size=sentences.shape) < 0.15
# + hidden = places[np.argsort(order)]


# %% wrong: Exactly 15 % are hidden in every epoch | mentions: left to chance
# - hidden = rng.uniform(size=sentences.shape) < 0.15
# + hidden = rng.permutation(sentences.size).reshape(sentences.shape) < 0.15 * sentences.size


# %% wrong: The first token is never hidden | mentions: wherever it stands
# - hidden = rng.uniform(size=sentences.shape) < 0.15
# + hidden = rng.uniform(size=sentences.shape) < 0.15
# + hidden[:, 0] = False


# %% wrong: One set of places is hidden in every batch of an epoch | mentions: batch before
# - hidden = rng.uniform(size=sentences.shape) < 0.15
# + pattern = rng.uniform(size=(50, sentences.shape[1])) < 0.15
# + hidden = np.empty(sentences.shape, dtype=bool)
# + hidden[order] = np.resize(pattern, sentences.shape)


# %% wrong: The same columns are hidden in all sentences of a batch | mentions: in all sentences of a batch
# - targets = np.full(inputs.shape, -1)
# + hidden[rows] = rng.uniform(size=sentences.shape[1]) < 0.15
# + targets = np.full(inputs.shape, -1)


# %% wrong: Hidden tokens by a generator of their own | mentions: hidden tokens, too
# - hidden = rng.uniform(size=sentences.shape) < 0.15
# + hidden = np.random.default_rng(len(losses)).uniform(size=sentences.shape) < 0.15


# %% wrong: The order by a generator of its own | mentions: order, too
# - rng.shuffle(order)
# + np.random.default_rng(len(losses)).shuffle(order)


# %% wrong: Every sentence has a hidden token | mentions: share of
# - targets = np.full(inputs.shape, -1)
# + for row in rows[~hidden[rows].any(axis=1)]:
# +     hidden[row, rng.integers(sentences.shape[1])] = True
# + targets = np.full(inputs.shape, -1)


# %% right: Batches of nearly equal size
# - for first in range(0, len(order), 50):
# -     rows = order[first : first + 50]
# + for rows in np.array_split(order, -(-len(order) // 50)):
