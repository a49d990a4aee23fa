"""Sample answers of subword_vector."""


# %% base: a sum and a count
def subword_vector(word_id, buckets, W, G):
    total = np.zeros(G.shape[1])
    n = 0
    for u in buckets:
        total += G[u]
        n += 1
    if word_id is not None:
        total += W[word_id]
        n += 1
    return total / n if n > 0 else total


# %% wrong: The sum | mentions: sum
# - return total / n if n > 0 else total
# + return total

# %% wrong: Word 0 counts as unknown | mentions: is not None
# - if word_id is not None:
# + if word_id:

# %% wrong: The mean of nothing | mentions: NaN|zero vector
# - return total / n if n > 0 else total
# + return np.divide(total, n)

# %% wrong: The own row and the mean of the n-grams, half each | mentions: half
# - if word_id is not None:
# -     total += W[word_id]
# -     n += 1
# - return total / n if n > 0 else total
# + mean = total / n if n > 0 else total
# + return mean if word_id is None else (mean + W[word_id]) / 2

# %% wrong: Divided by the number of n-grams only | mentions: number of n-grams
# - total += W[word_id]
# - n += 1
# + total += W[word_id]
# + n = max(n, 1)

# %% wrong: Each bucket once | mentions: twice
# - for u in buckets:
# + for u in set(buckets.tolist()):

# %% wrong: The n-grams are looked up in W | mentions: rows of G|index|error
# - total += G[u]
# + total += W[u % len(W)]

# %% wrong: No own row | mentions: own row
# - if word_id is not None:
# -     total += W[word_id]
# -     n += 1

# %% wrong: An unknown word has an own row of zeros | mentions: unknown word
# - if word_id is not None:
# -     total += W[word_id]
# -     n += 1
# + n += 1
# + if word_id is not None:
# +     total += W[word_id]

# %% right: a product with counts
# - total = np.zeros(G.shape[1])
# - n = 0
# - for u in buckets:
# -     total += G[u]
# -     n += 1
# + total = np.bincount(buckets, minlength=len(G)) @ G
# + n = len(buckets)


# %% wrong: The type of the table is kept | mentions: whole numbers
def subword_vector(word_id, buckets, W, G):
    total, n = np.zeros_like(W[0]), 0
    if word_id is not None:
        total, n = total + W[word_id], 1
    for u in buckets:
        total, n = total + G[u], n + 1
    return (total / max(n, 1)).astype(W.dtype)


# %% wrong: The own row is taken from G | mentions: taken from G
def subword_vector(word_id, buckets, W, G):
    total, n = np.zeros(W.shape[1]), 0
    if word_id is not None:
        total, n = total + (W if W.shape[1] == 1 else G)[word_id], 1
    for u in buckets:
        total, n = total + G[u], n + 1
    return total / max(n, 1)
