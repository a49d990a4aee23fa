"""Sample answers of cbow_contexts."""


# %% base: an array of −1 and one column after the other
def cbow_contexts(ids, window):
    T = len(ids)
    table = np.full((T, 2 * window), -1)
    for column, d in enumerate([*range(-window, 0), *range(1, window + 1)]):
        for t in range(T):
            if 0 <= t + d < T:
                table[t, column] = ids[t + d]
    return table


# %% wrong: Places off the text are 0 | mentions: 0, which is the id
# - table = np.full((T, 2 * window), -1)
# + table = np.full((T, 2 * window), 0)

# %% wrong: A negative index wraps to the end of the text | mentions: negative index
# - if 0 <= t + d < T:
# + if t + d < T and t + d >= -T:

# %% wrong: The window reaches round to the other end | mentions: round to the other end|negative index
# - if 0 <= t + d < T:
# -     table[t, column] = ids[t + d]
# + table[t, column] = ids[(t + d) % T]

# %% wrong: The target is in its row | mentions: own neighbour
# - table = np.full((T, 2 * window), -1)
# - for column, d in enumerate([*range(-window, 0), *range(1, window + 1)]):
# + table = np.full((T, 2 * window + 1), -1)
# + for column, d in enumerate(range(-window, window + 1)):

# %% wrong: The left side comes in reverse | mentions: left come in reverse
# - for column, d in enumerate([*range(-window, 0), *range(1, window + 1)]):
# + for column, d in enumerate([*range(-1, -window - 1, -1), *range(1, window + 1)]):

# %% wrong: The right side comes first | mentions: right side comes first
# - for column, d in enumerate([*range(-window, 0), *range(1, window + 1)]):
# + for column, d in enumerate([*range(1, window + 1), *range(-window, 0)]):

# %% wrong: Nearest first | mentions: nearest|left come in reverse
# - for column, d in enumerate([*range(-window, 0), *range(1, window + 1)]):
# + for column, d in enumerate(sorted([*range(-window, 0), *range(1, window + 1)], key=abs)):

# %% wrong: Positions in place of ids | mentions: positions
# - table[t, column] = ids[t + d]
# + table[t, column] = t + d

# %% wrong: The right side begins at the target | mentions: no neighbour|differ|expected
# - for column, d in enumerate([*range(-window, 0), *range(1, window + 1)]):
# + for column, d in enumerate([*range(-window, 0), *range(window)]):

# %% wrong: The −1 are gathered at the end of the row | mentions: end|column
# - return table
# + return np.array([sorted(row, key=lambda word: word == -1) for row in table.tolist()])

# %% wrong: Only positions with a whole window | mentions: shape|one row
# - return table
# + return table[window : T - window]

# %% wrong: Empty places are NaN, so that ids become floats | mentions: expected
# - table = np.full((T, 2 * window), -1)
# + table = np.full((T, 2 * window), np.nan)

# %% right: rows as lists
# - return table
# + return table.tolist()


# %% right: sliding windows over a padded text
def cbow_contexts(ids, window):
    padded = np.concatenate([np.full(window, -1), ids, np.full(window, -1)])
    views = np.lib.stride_tricks.sliding_window_view(padded, 2 * window + 1)
    return np.delete(views, window, axis=1)


# %% wrong: Neighbours that are the same word are left out | mentions: same word
def cbow_contexts(ids, window):
    n = len(ids)
    rows = []
    for t in range(n):
        row = []
        for d in list(range(-window, 0)) + list(range(1, window + 1)):
            j = t + d
            row.append(int(ids[j]) if 0 <= j < n and ids[j] != ids[t] else -1)
        rows.append(row)
    return rows


# %% wrong: The id 0 is taken for nobody | mentions: id 0
def cbow_contexts(ids, window):
    n = len(ids)
    rows = []
    for t in range(n):
        row = []
        for d in list(range(-window, 0)) + list(range(1, window + 1)):
            j = t + d
            row.append(int(ids[j] if 0 <= j < n else 0) or -1)
        rows.append(row)
    return rows


# %% wrong: A word that stands in the window twice is there once | mentions: twice
def cbow_contexts(ids, window):
    n = len(ids)
    rows = []
    for t in range(n):
        row = []
        for d in list(range(-window, 0)) + list(range(1, window + 1)):
            j = t + d
            row.append(int(ids[j]) if 0 <= j < n and ids[j] not in row else -1)
        rows.append(row)
    return rows


# %% wrong: The last token is nobody's neighbour | mentions: last token
def cbow_contexts(ids, window):
    n = len(ids)
    rows = []
    for t in range(n):
        row = []
        for d in list(range(-window, 0)) + list(range(1, window + 1)):
            j = t + d
            row.append(int(ids[j]) if 0 <= j < n - 1 else -1)
        rows.append(row)
    return rows


# %% wrong: Ids of one byte | mentions: differ|expected
def cbow_contexts(ids, window):
    n = len(ids)
    rows = []
    for t in range(n):
        row = []
        for d in list(range(-window, 0)) + list(range(1, window + 1)):
            j = t + d
            row.append(np.int8(ids[j] % 128) if 0 <= j < n else -1)
        rows.append(row)
    return rows
