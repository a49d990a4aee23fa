"""Sample answers of context_windows."""

# %% base: slices of a padded list
def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X, np.array(ids)

# %% wrong: The newest token stands first | mentions: newest
# - X = np.array([padded[t : t + size] for t in range(len(ids))])
# + X = np.array([padded[t : t + size][::-1] for t in range(len(ids))])

# %% wrong: Off by one: the window ends two tokens before its target | mentions: expected
# - padded = [pad_id] * size + [int(i) for i in ids]
# + padded = [pad_id] * (size + 1) + [int(i) for i in ids]

# %% wrong: A window after the last token, without a target | mentions: too many|expected
# - X = np.array([padded[t : t + size] for t in range(len(ids))])
# + X = np.array([padded[t : t + size] for t in range(len(ids) + 1)])

# %% wrong: Pads with the largest id plus one, whatever pad_id says | mentions: largest id|expected
# - padded = [pad_id] * size + [int(i) for i in ids]
# + padded = [int(max(ids)) + 1] * size + [int(i) for i in ids]

# %% wrong: PAD after the text of the window | mentions: before the text
# - X = np.array([padded[t : t + size] for t in range(len(ids))])
# + X = np.array([sorted(padded[t : t + size], key=lambda i: i == pad_id) for t in range(len(ids))])

# %% wrong: Pads with -1 | mentions: expected|-1
# - padded = [pad_id] * size + [int(i) for i in ids]
# + padded = [-1] * size + [int(i) for i in ids]

# %% wrong: Pads with 0, the id of a token | mentions: PAD|padding is 0|expected
# - padded = [pad_id] * size + [int(i) for i in ids]
# + padded = [0] * size + [int(i) for i in ids]

# %% wrong: Always two tokens | mentions: expected|items
# - def context_windows(ids, size, pad_id):
# + def context_windows(ids, size, pad_id):
# +     size = 2

# %% wrong: Off by one: the window ends with its own target | mentions: own window
# - X = np.array([padded[t : t + size] for t in range(len(ids))])
# + X = np.array([padded[t + 1 : t + 1 + size] for t in range(len(ids))])

# %% wrong: y is ids shifted by one although the windows already are | mentions: target
# - return X, np.array(ids)
# + return X, np.append(ids[1:], pad_id)

# %% wrong: The targets are missing | mentions: expected 2 results
# - return X, np.array(ids)
# + return X

# %% wrong: The windows are floats, which cannot index a table | mentions: of type float
# - X = np.array([padded[t : t + size] for t in range(len(ids))])
# + X = np.full((len(ids), size), float(pad_id))
# + for t in range(len(ids)):
# +     X[t] = padded[t : t + size]

# %% wrong: The window of the first token is left out | mentions: first token|items
def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(1, len(ids))])
    return X, np.array(ids[1:])

# %% wrong: The last token is never a target | mentions: last window|missing|shape|items
def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids) - 1)])
    return X, np.array(ids[:-1])

# %% wrong: Starts where a whole window fits | mentions: padding|items
def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(size, len(ids))])
    return X, np.array(ids[size:])

# %% wrong: Ids in eight bits | mentions: eight bits
def context_windows(ids, size, pad_id):
    padded = np.concatenate([np.full(size, pad_id), ids]).astype(np.uint8)
    return np.array([padded[t : t + size] for t in range(len(ids))]), np.array(ids)

# %% wrong: Tokens with the id of PAD are no targets | mentions: PAD 3
def context_windows(ids, size, pad_id):
    padded = np.concatenate([np.full(size, pad_id), ids])
    return np.array([padded[t : t + size] for t in range(len(ids))]), ids[ids != pad_id]
