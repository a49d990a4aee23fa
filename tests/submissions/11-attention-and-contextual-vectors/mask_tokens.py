"""Sample answers of mask_tokens."""


# %% base: token by token
def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    inputs = np.array(ids)
    targets = np.full(ids.shape, -1)
    for place in np.ndindex(*ids.shape):
        if rng.random() < rate:
            targets[place] = ids[place]
            lot = rng.random()
            if lot < 0.8:
                inputs[place] = mask_id
            elif lot < 0.9:
                inputs[place] = rng.integers(vocab_size)
    return inputs, targets


# %% wrong: Every chosen token is masked | mentions: 80 % are
# - if lot < 0.8:
# + if lot < 2:

# %% wrong: Every token is scored | mentions: only the chosen ones are scored|−1
# - targets = np.full(ids.shape, -1)
# + targets = np.array(ids)

# %% wrong: Words that stay are not scored | mentions: have a target|every token is chosen
# - targets[place] = ids[place]
# - lot = rng.random()
# + lot = rng.random()
# + targets[place] = ids[place] if lot < 0.9 else -1


# %% wrong: 80, 10 and 10 per cent of all tokens | mentions: target|chosen|rate
def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    lot = rng.random(ids.shape)
    inputs = np.where(lot < 0.8, mask_id, np.where(lot < 0.9, rng.integers(vocab_size, size=ids.shape), ids))
    chosen = rng.random(ids.shape) < rate
    return inputs, np.where(chosen, ids, -1)


# %% wrong: No word is kept | mentions: keeps its word
# - if lot < 0.8:
# -     inputs[place] = mask_id
# - elif lot < 0.9:
# -     inputs[place] = rng.integers(vocab_size)
# + inputs[place] = mask_id if lot < 0.8 else rng.integers(vocab_size)

# %% wrong: The rate is written into the function | mentions: rate
# - if rng.random() < rate:
# + if rng.random() < 0.15:


# %% wrong: A fixed number of tokens | mentions: draw of its own
def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    flat = np.reshape(ids, (-1, ids.shape[-1]))
    chosen = np.zeros(flat.shape, dtype=bool)
    for row in chosen:
        row[rng.permutation(len(row))[: round(rate * len(row))]] = True
    chosen = chosen.reshape(ids.shape)
    lot = rng.random(ids.shape)
    words = rng.integers(vocab_size, size=ids.shape)
    replaced = np.where(lot < 0.8, mask_id, np.where(lot < 0.9, words, ids))
    return np.where(chosen, replaced, ids), np.where(chosen, ids, -1)


# %% wrong: The random words come from the text | mentions: random words
# - inputs[place] = rng.integers(vocab_size)
# + inputs[place] = rng.choice(ids.ravel()[:3])

# %% wrong: [MASK] is among the random words | mentions: among the random words|\[MASK\]
# - inputs[place] = rng.integers(vocab_size)
# + inputs[place] = rng.integers(vocab_size + 1)

# %% wrong: Randomness of its own | mentions: must come from `rng`
# - inputs = np.array(ids)
# + rng = np.random.default_rng()
# + inputs = np.array(ids)


# %% wrong: Exactly the share is chosen | mentions: left to chance
def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    inputs, targets = ids.copy().ravel(), np.full(ids.size, -1)
    for i in rng.permutation(ids.size)[: round(rate * ids.size)]:
        targets[i], lot = inputs[i], rng.random()
        if lot < 0.9:
            inputs[i] = mask_id if lot < 0.8 else rng.integers(vocab_size)
    return inputs.reshape(ids.shape), targets.reshape(ids.shape)


# %% wrong: Random words are taken from the text | mentions: whether or not the text has it
# - inputs[place] = rng.integers(vocab_size)
# + inputs[place] = ids.ravel()[rng.integers(ids.size)]


# %% base: all draws at once
def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    chosen = rng.random(ids.shape) < rate
    lot = rng.random(ids.shape)
    words = rng.integers(vocab_size, size=ids.shape)
    inputs = np.where(chosen & (lot < 0.8), mask_id, ids)
    inputs = np.where(chosen & (lot >= 0.8) & (lot < 0.9), words, inputs)
    return inputs, np.where(chosen, ids, -1)


# %% wrong: One random word for all tokens | mentions: All tokens get the same word
# - words = rng.integers(vocab_size, size=ids.shape)
# + words = rng.integers(vocab_size)


# %% wrong: Random words by a generator of their own | mentions: random words are the same
# - words = rng.integers(vocab_size, size=ids.shape)
# + words = np.random.default_rng(0).integers(vocab_size, size=ids.shape)


# %% wrong: What becomes of a token by a generator of its own | mentions: become \[MASK\] must come from
# - lot = rng.random(ids.shape)
# + lot = np.random.default_rng(0).random(ids.shape)


# %% wrong: Exactly 80, 10 and 10 per cent of the chosen tokens | mentions: become \[MASK\] is left to chance
# - lot = rng.random(ids.shape)
# + lot = np.zeros(ids.shape)
# + n = int(chosen.sum())
# + lot[chosen] = (rng.permutation(n) + 0.5) / max(n, 1)
