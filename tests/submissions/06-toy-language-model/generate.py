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

# %% wrong: The same token never comes twice in a row | mentions: twice in a row
# - p = np.asarray(distribution(np.array(ids)))
# + p = np.array(distribution(np.array(ids)), dtype=float)
# + if ids and p[ids[-1]] < 1:
# +     p[ids[-1]] = 0.0
# +     p /= p.sum()

# %% wrong: A token that was already generated never comes again, if another can | mentions: repeat an earlier
# - p = np.asarray(distribution(np.array(ids)))
# + p = np.array(distribution(np.array(ids)), dtype=float)
# + if p[ids[len(context) :]].sum() < 1:
# +     p[ids[len(context) :]] = 0.0
# +     p /= p.sum()

# %% wrong: Unlikely tokens are cut off | mentions: cut off|NaN
# - p = np.asarray(distribution(np.array(ids)))
# + p = np.array(distribution(np.array(ids)), dtype=float)
# + p[p < 0.05] = 0.0
# + p /= p.sum()

# %% wrong: The same token as the last is drawn again until it differs | mentions: repeat|twice in a row
# - ids.append(int(rng.choice(len(p), p=p)))
# + i = int(rng.choice(len(p), p=p))
# + while i == ids[-1] and p[i] < 0.9:
# +     i = int(rng.choice(len(p), p=p))
# + ids.append(i)

# %% wrong: Greedy where the model is nearly sure | mentions: nearly sure
def generate(context, n_tokens, distribution, rng):
    ids = np.array(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(ids))
        ids = np.append(ids, np.argmax(p) if p.max() > 0.9 else rng.choice(len(p), p=p))
    return ids

# %% wrong: No token four times in a row | mentions: just come
def generate(context, n_tokens, distribution, rng):
    ids = np.array(context)
    for _ in range(n_tokens):
        p = np.array(distribution(ids), dtype=float)
        if len(set(ids[-3:].tolist())) == 1 and len(ids) > 2 and 0 < p[ids[-1]] < 1:
            p[ids[-1]] = 0
        ids = np.append(ids, rng.choice(len(p), p=p / p.sum()))
    return ids

# %% wrong: Ids in eight bits | mentions: eight bits
def generate(context, n_tokens, distribution, rng):
    ids = np.array(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(ids))
        ids = np.append(ids, rng.choice(len(p), p=p))
    return ids.astype(np.uint8)
