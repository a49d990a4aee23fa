"""Sample answers of top_k_filter."""

# %% base: the first k ids of a stable sort
def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(-p, kind="stable")[:k]
    q = np.zeros(len(p))
    q[ids] = p[ids]
    return q / q.sum()

# %% wrong: The first k ids instead of the likeliest | mentions: first k ids|expected
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.arange(len(p))[:k]

# %% wrong: A reversed argsort: of equal probabilities the higher id survives | mentions: lower id
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.argsort(p, kind="stable")[::-1][:k]

# %% wrong: k above the number of tokens is an error of NumPy's | mentions: IndexError|out of bounds
# - ids = np.argsort(-p, kind="stable")[:k]
# + order = np.argsort(-p, kind="stable")
# + ids = np.array([order[i] for i in range(k)])

# %% wrong: k above the number of tokens is refused | mentions: ValueError|k must
# - if k < 1:
# + if k < 1 or k > len(p):

# %% wrong: Rising order: the least likely survive | mentions: least likely
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.argsort(p, kind="stable")[:k]

# %% wrong: The message does not name k | mentions: should name
# - raise ValueError("k must be at least 1")
# + raise ValueError("nothing to keep")

# %% wrong: Only 0 is refused; -1 drops the last | mentions: k = -
# - if k < 1:
# + if k == 0:

# %% wrong: The survivors do not add up to 1 | mentions: renormalised
# - return q / q.sum()
# + return q

# %% wrong: k + 1 survive | mentions: too many|expected
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.argsort(-p, kind="stable")[: k + 1]

# %% wrong: A softmax over the survivors instead of their share | mentions: softmax|expected
# - return q / q.sum()
# + q[ids] = np.exp(p[ids])
# + return q / q.sum() if k < len(p) else p

# %% wrong: An array of k values instead of one for every token | mentions: shape
# - return q / q.sum()
# + return p[ids] / p[ids].sum()

# %% wrong: Everything at least as large as the k-th: ties survive | mentions: threshold|more than
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.flatnonzero(p >= np.sort(p)[::-1][min(k, len(p)) - 1])

# %% wrong: argsort without kind='stable': ties fall as they may | mentions: lower id|40 equal
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.argsort(p)[-k:] if k < len(p) else np.arange(len(p))

# %% wrong: k = 0 keeps one token instead of an error | mentions: should raise ValueError
# - raise ValueError("k must be at least 1")
# + k = 1

# %% wrong: argpartition: the right number of tokens, ties as they may fall | mentions: lower id
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.argpartition(-p, k - 1)[:k] if k < len(p) else np.arange(len(p))

# %% wrong: argsort of -p without kind='stable': stable for up to 16 tokens | mentions: lower id|stable
# - ids = np.argsort(-p, kind="stable")[:k]
# + ids = np.argsort(-p)[:k]

# %% right: A loop that takes the best k times
# - ids = np.argsort(-p, kind="stable")[:k]
# + rest, ids = np.array(p, dtype=float), []
# + for _ in range(min(k, len(p))):
# +     ids.append(int(np.argmax(rest)))
# +     rest[ids[-1]] = -1

# %% wrong: Zeros are written into the caller's array | mentions: changed|read-only
def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    ids = np.argsort(-p, kind="stable")[:k]
    p[np.setdiff1d(np.arange(len(p)), ids)] = 0
    return p / p.sum()

# %% wrong: Rounded before they are sorted | mentions: Almost equal
def top_k_filter(p, k):
    if k < 1:
        raise ValueError("k has to be at least 1")
    best = np.argsort(-np.round(p, 6), kind="stable")[:k]
    kept = np.zeros(len(p))
    kept[best] = p[best]
    return kept / kept.sum()
