"""Sample answers of train_sentence_encoder."""


# %% base: text by text, with np.add.at
def train_sentence_encoder(pairs_a, pairs_b, vocab_size, dim, loss_and_gradients, epochs, learning_rate, rng):
    E = 0.1 * rng.standard_normal((vocab_size, dim))
    state = {}

    def means(texts):
        return np.array([E[np.array(text)].mean(axis=0) for text in texts])

    for epoch in range(epochs):
        order = rng.permutation(len(pairs_a))
        for start in range(0, len(order), 32):
            batch_a = [pairs_a[i] for i in order[start : start + 32]]
            batch_b = [pairs_b[i] for i in order[start : start + 32]]
            loss, dA, dB = loss_and_gradients(means(batch_a), means(batch_b))
            dE = np.zeros(E.shape)
            for text, d in zip(batch_a + batch_b, [*dA, *dB]):
                np.add.at(dE, np.array(text), d / len(text))
            E = adam_step({"E": E}, {"E": dE}, state, learning_rate)["E"]
    return E


# %% wrong: The words' vectors are summed | mentions: averaged|mean
# - return np.array([E[np.array(text)].mean(axis=0) for text in texts])
# + return np.array([E[np.array(text)].sum(axis=0) for text in texts])

# %% wrong: Every word gets the whole gradient | mentions: 1/m
# - np.add.at(dE, np.array(text), d / len(text))
# + np.add.at(dE, np.array(text), d)

# %% wrong: Repeated words are lost | mentions: repeats
# - np.add.at(dE, np.array(text), d / len(text))
# + dE[np.array(text)] += d / len(text)

# %% wrong: Only the first side reaches the table | mentions: one side
# - for text, d in zip(batch_a + batch_b, [*dA, *dB]):
# + for text, d in zip(batch_a, dA):

# %% wrong: Up the gradient | mentions: up the gradient
# - np.add.at(dE, np.array(text), d / len(text))
# + np.add.at(dE, np.array(text), -d / len(text))

# %% wrong: Plain descent in place of Adam | mentions: Adam
# - E = adam_step({"E": E}, {"E": dE}, state, learning_rate)["E"]
# + E = E - learning_rate * dE

# %% wrong: Adam forgets its averages at every step | mentions: state
# - E = adam_step({"E": E}, {"E": dE}, state, learning_rate)["E"]
# + E = adam_step({"E": E}, {"E": dE}, {}, learning_rate)["E"]

# %% wrong: The pairs always come in the same order | mentions: order
# - order = rng.permutation(len(pairs_a))
# + order = np.arange(len(pairs_a))

# %% wrong: One order for all epochs | mentions: order
# - for epoch in range(epochs):
# -     order = rng.permutation(len(pairs_a))
# + order = rng.permutation(len(pairs_a))
# + for epoch in range(epochs):

# %% wrong: The two sides are shuffled apart | mentions: partner
# - batch_b = [pairs_b[i] for i in order[start : start + 32]]
# + batch_b = [pairs_b[i] for i in rng.permutation(order)[: len(batch_a)]]

# %% wrong: The last, smaller batch is dropped | mentions: batches
# - for start in range(0, len(order), 32):
# + for start in range(0, max(len(order) - 31, 1), 32):

# %% wrong: The start is ten times as large | mentions: 0\.1
# - E = 0.1 * rng.standard_normal((vocab_size, dim))
# + E = rng.standard_normal((vocab_size, dim))

# %% wrong: The orders come from a generator of its own | mentions: rng
# - order = rng.permutation(len(pairs_a))
# + order = np.random.default_rng(epoch).permutation(len(pairs_a))

# %% wrong: The old order, moved on | mentions: neighbours
# - for epoch in range(epochs):
# -     order = rng.permutation(len(pairs_a))
# + order = rng.permutation(len(pairs_a))
# + for epoch in range(epochs):
# +     order = np.roll(order, 7)

# %% wrong: Batches of the pairs as given, shuffled within | mentions: share a batch
# - order = rng.permutation(len(pairs_a))
# + order = np.arange(len(pairs_a))
# + for start in range(0, len(order), 32):
# +     rng.shuffle(order[start : start + 32])

# %% wrong: Stops where the loss no longer falls | mentions: every epoch counts
# - for epoch in range(epochs):
# + last = np.inf
# + for epoch in range(epochs):

# - loss, dA, dB = loss_and_gradients(means(batch_a), means(batch_b))
# + loss, dA, dB = loss_and_gradients(means(batch_a), means(batch_b))
# + if epoch > 10 and loss >= last:
# +     return E
# + last = loss

# %% wrong: The rate falls from epoch to epoch | mentions: same rate|rate
# - E = adam_step({"E": E}, {"E": dE}, state, learning_rate)["E"]
# + E = adam_step({"E": E}, {"E": dE}, state, learning_rate * 0.5 ** (epoch // 10))["E"]

# %% right: the order of the epoch before, shuffled again
# - for epoch in range(epochs):
# -     order = rng.permutation(len(pairs_a))
# + order = list(range(len(pairs_a)))
# + for epoch in range(epochs):
# +     rng.shuffle(order)
