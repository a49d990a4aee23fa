"""Sample answers of skipgram_pairs."""

# %% base: two loops, clipped to the text
def skipgram_pairs(ids, window):
    pairs = []
    for i in range(len(ids)):
        for j in range(max(0, i - window), min(len(ids), i + window + 1)):
            if j != i:
                pairs.append((ids[i], ids[j]))
    return np.array(pairs, dtype=int).reshape(-1, 2)

# %% wrong: Only targets with a full window have pairs | mentions: rows
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# -     if j != i:
# + for j in range(i - window, i + window + 1):
# +     if j != i and window <= i < len(ids) - window:

# %% wrong: Only the words before the target are its contexts | mentions: one side|left side
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# + for j in range(max(0, i - window), i):

# %% wrong: Near the start a negative index wraps round to the end of the text | mentions: rows
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# + for j in range(i - window, min(len(ids), i + window + 1)):

# %% wrong: Positions in the text are returned, not word ids | mentions: positions|should be there
# - pairs.append((ids[i], ids[j]))
# + pairs.append((i, j))

# %% wrong: The range ends one word too early on the right | mentions: too short|shape|row
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# + for j in range(max(0, i - window), min(len(ids), i + window)):

# %% wrong: Only the words after the target are its contexts | mentions: one side|right side
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# + for j in range(i + 1, min(len(ids), i + window + 1)):

# %% wrong: A word next to itself is left out: words are compared, not positions
# | mentions: compare positions|should be there
# - if j != i:
# + if ids[j] != ids[i]:

# %% wrong: The target is its own context | mentions: never its own
# - if j != i:
# + if True:

# %% wrong: Two rows, one of targets and one of contexts | mentions: transposed|shape
# - return np.array(pairs, dtype=int).reshape(-1, 2)
# + return np.array(pairs, dtype=int).reshape(-1, 2).T

# %% wrong: The window is split over both sides | mentions: rows
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# + for j in range(max(0, i - window // 2), min(len(ids), i + window // 2 + 1)):

# %% wrong: The window reaches one word too far | mentions: expected 12 rows|too wide
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# + for j in range(max(0, i - window - 1), min(len(ids), i + window + 2)):

# %% wrong: Each pair is there once, however often it occurs | mentions: several times|should be there
def skipgram_pairs(ids, window):
    pairs = set()
    for i in range(len(ids)):
        for j in range(max(0, i - window), min(len(ids), i + window + 1)):
            if j != i:
                pairs.add((int(ids[i]), int(ids[j])))
    return np.array(sorted(pairs)).reshape(-1, 2)

# %% wrong: Slices of a text that is shorter than the window have unequal lengths
# | mentions: argument|shape|dimension|rows|same|match
def skipgram_pairs(ids, window):
    n = len(ids)
    rows = []
    for s in range(1, window + 1):
        left, right = ids[: n - s], ids[s:]
        rows.append(np.stack([left, right], axis=1))
        rows.append(np.stack([right, left], axis=1))
    return np.concatenate(rows)

# %% wrong: Windows of five at most | mentions: cut to 5 places
def skipgram_pairs(ids, window):
    reach = min(window, 5)
    places = range(len(ids))
    pairs = [(ids[i], ids[j]) for i in places for j in places if 0 < abs(i - j) <= reach]
    return np.array(pairs, dtype=int).reshape(-1, 2)

# %% wrong: Ids in sixteen bits | mentions: sixteen bits
def skipgram_pairs(ids, window):
    places = range(len(ids))
    pairs = [(ids[i], ids[j]) for i in places for j in places if 0 < abs(i - j) <= window]
    return np.array(pairs, dtype=int).astype(np.uint16).astype(int).reshape(-1, 2)
