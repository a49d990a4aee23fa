"""Sample answers of mean_pool."""


# %% base: text by text
def mean_pool(ids, mask, E):
    pooled = np.zeros((ids.shape[0], E.shape[1]))
    for text in range(ids.shape[0]):
        words = ids[text][mask[text]]
        if words.size:
            pooled[text] = E[words].mean(axis=0)
    return pooled


# %% wrong: Divided by the padded length | mentions: padded length
# - pooled[text] = E[words].mean(axis=0)
# + pooled[text] = E[words].sum(axis=0) / ids.shape[1]

# %% wrong: The padding takes part | mentions: padding took part
# - words = ids[text][mask[text]]
# + words = ids[text]

# %% wrong: The sum | mentions: sum
# - pooled[text] = E[words].mean(axis=0)
# + pooled[text] = E[words].sum(axis=0)

# %% wrong: True is taken for padding | mentions: turned round
# - words = ids[text][mask[text]]
# + words = ids[text][~mask[text]]

# %% wrong: A text without words divides by 0 | mentions: without a word|nan
# - if words.size:
# -     pooled[text] = E[words].mean(axis=0)
# + pooled[text] = E[words].mean(axis=0)

# %% wrong: Each word once | mentions: twice counted once
# - words = ids[text][mask[text]]
# + words = np.unique(ids[text][mask[text]])

# %% wrong: As many words from the front as the mask has | mentions: first words
# - words = ids[text][mask[text]]
# + words = ids[text][: mask[text].sum()]

# %% wrong: The id 0 is padding | mentions: id 0
# - words = ids[text][mask[text]]
# + words = ids[text][mask[text] & (ids[text] != 0)]

# %% wrong: The maximum | mentions: largest|max pooling
# - pooled[text] = E[words].mean(axis=0)
# + pooled[text] = E[words].max(axis=0)

# %% wrong: A small constant below the line | mentions: almost right|epsilon|plus one|mean vectors
def mean_pool(ids, mask, E):
    safe = np.where(mask, ids, 0)
    return (E[safe] * mask[:, :, None]).sum(axis=1) / (mask.sum(axis=1, keepdims=True) + 1e-4)


# %% wrong: One is added below the line | mentions: plus one
def mean_pool(ids, mask, E):
    safe = np.where(mask, ids, 0)
    return (E[safe] * mask[:, :, None]).sum(axis=1) / (mask.sum(axis=1, keepdims=True) + 1)


# %% wrong: All rows are looked up, those under the padding as well | mentions: no rows of E
def mean_pool(ids, mask, E):
    return (E[ids] * mask[:, :, None]).sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 1)


# %% wrong: One vector for the whole batch | mentions: shape
def mean_pool(ids, mask, E):
    return E[ids[mask]].mean(axis=0)


# %% wrong: The mean of two at least | mentions: mean vectors
def mean_pool(ids, mask, E):
    safe = np.where(mask, ids, 0)
    return (E[safe] * mask[:, :, None]).sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 2)


# %% wrong: The sum is scaled to length 1 | mentions: differ|expected
# - pooled[text] = E[words].mean(axis=0)
# + pooled[text] = E[words].sum(axis=0) / np.linalg.norm(E[words].sum(axis=0))

# %% wrong: Zeros are written under the padding, in the caller's array | mentions: changed
# - words = ids[text][mask[text]]
# + ids[~mask] = 0
# + words = ids[text][mask[text]]

# %% wrong: The text without words keeps the mean of E | mentions: without a word
# - pooled = np.zeros((ids.shape[0], E.shape[1]))
# + pooled = np.zeros((ids.shape[0], E.shape[1])) + E.mean(axis=0)


# %% wrong: The type of the table is kept | mentions: whole numbers
def mean_pool(ids, mask, E):
    out = np.zeros((len(ids), E.shape[1]), dtype=E.dtype)
    for k in range(len(ids)):
        w = ids[k][mask[k]]
        if len(w):
            out[k] = E[w].mean(0)
    return out


# %% wrong: Divided by the words of the longest text | mentions: longest
def mean_pool(ids, mask, E):
    rows = E[np.where(mask, ids, 0)]
    total = (rows * mask[:, :, None]).sum(axis=1)
    return total / np.maximum(mask.sum(axis=1).max(), 1)


# %% wrong: The means are scaled to length 1 | mentions: length 1
def mean_pool(ids, mask, E):
    rows = E[np.where(mask, ids, 0)]
    total = (rows * mask[:, :, None]).sum(axis=1)
    return unit_rows(total) if len(ids) > 1 else total / np.maximum(mask.sum(axis=1, keepdims=True), 1)

# %% wrong: Words are the rows that are not zero | mentions: counts below the line
def mean_pool(ids, mask, E):
    rows = E[np.where(mask, ids, 0)] * mask[:, :, None]
    words = (rows != 0).any(axis=2).sum(axis=1, keepdims=True)
    return rows.sum(axis=1) / np.maximum(words, 1)
