"""Sample answers of generate."""

# %% base: one rng.choice a token
def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)

# %% wrong: The likeliest token every time: greedy decoding | mentions: argmax
# - ids.append(int(rng.choice(len(p), p=p)))
# + ids.append(int(np.argmax(p)))

# %% wrong: Writes the first new token over the caller's context | mentions: changed
# -     ids.append(int(rng.choice(len(p), p=p)))
# +     ids.append(int(rng.choice(len(p), p=p)))
# + if n_tokens:
# +     context[-1] = ids[-1]

# %% wrong: Only the new tokens come back | mentions: new tokens alone
# - return np.array(ids)
# + return np.array(ids[len(context):])

# %% wrong: Every token is drawn after the original context | mentions: expected|shown|3, 4
# - p = np.asarray(distribution(np.array(ids)))
# + p = np.asarray(distribution(np.array(context)))

# %% wrong: Draws from a copy of the generator: the caller's never moves on | mentions: moves on
# - ids = list(context)
# + import copy
# +
# + ids, rng = list(context), copy.deepcopy(rng)

# %% wrong: Mixes the model's probabilities with the uniform distribution
# | mentions: expected about|probability 0|expected
# - ids.append(int(rng.choice(len(p), p=p)))
# + ids.append(int(rng.choice(len(p), p=0.5 * p + 0.5 / len(p))))

# %% wrong: np.random instead of the generator | mentions: same seed
# - ids.append(int(rng.choice(len(p), p=p)))
# + ids.append(int(np.random.choice(len(p), p=p)))

# %% wrong: The model is shown the last token only, as if it were always a bigram model | mentions: was shown
# - p = np.asarray(distribution(np.array(ids)))
# + p = np.asarray(distribution(np.array(ids[-1:])))

# %% wrong: The distribution is asked for once, before the loop
# | mentions: for the second|expected|right items|first difference|3, 4
# - ids = list(context)
# + ids = list(context)
# + p = np.asarray(distribution(np.array(ids))) if n_tokens else None
# - p = np.asarray(distribution(np.array(ids)))

# %% wrong: n_tokens counts the context, too | mentions: missing at the end|items? (expected|missing)
# - for _ in range(n_tokens):
# + for _ in range(n_tokens - len(context)):

# %% wrong: New tokens are put in front | mentions: reverse|order|expected|shown
# - ids.append(int(rng.choice(len(p), p=p)))
# + ids.insert(0, int(rng.choice(len(p), p=p)))

# %% wrong: One token too many | mentions: too many
# - for _ in range(n_tokens):
# + for _ in range(n_tokens + 1):

# %% wrong: The model sees the new tokens and the last of the context | mentions: the model was shown
# - p = np.asarray(distribution(np.array(ids)))
# + p = np.asarray(distribution(np.array(ids[len(context) - 1:])))

# %% wrong: A generator of its own with a fixed seed | mentions: seed of your own
# - ids = list(context)
# + ids = list(context)
# + rng = np.random.default_rng(0)

# %% wrong: Draws without the probabilities | mentions: expected|weights|first difference
# - ids.append(int(rng.choice(len(p), p=p)))
# + ids.append(int(rng.choice(np.flatnonzero(p > 0))))

# %% wrong: Sharpened: tokens are drawn at half the temperature | mentions: expected|sharp|temperature|rare
# - p = np.asarray(distribution(np.array(ids)))
# + p = np.array(distribution(np.array(ids)), dtype=float) ** 2
# + p /= p.sum()

# %% wrong: All draws for one text use the same random number | mentions: draw|independent|same|moves on|expected
# - for _ in range(n_tokens):
# + chance = rng.random()
# + for _ in range(n_tokens):
# - ids.append(int(rng.choice(len(p), p=p)))
# + ids.append(min(int(np.searchsorted(np.cumsum(p), chance)), len(p) - 1))
