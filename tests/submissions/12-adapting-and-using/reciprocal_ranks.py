"""Sample answers of reciprocal_ranks."""


# %% base: sorted, query by query
def reciprocal_ranks(scores, relevant):
    result = []
    for row, good in zip(np.asarray(scores), np.asarray(relevant)):
        order = sorted(range(len(row)), key=lambda i: (-row[i], good[i]))
        value = 0.0
        for place, i in enumerate(order):
            if good[i]:
                value = 1 / (place + 1)
                break
        result.append(value)
    return np.array(result)


# %% wrong: Ties help the engine | mentions: tie
# - order = sorted(range(len(row)), key=lambda i: (-row[i], good[i]))
# + order = sorted(range(len(row)), key=lambda i: (-row[i], not good[i]))

# %% wrong: Ties by the order of the documents | mentions: tie
# - order = sorted(range(len(row)), key=lambda i: (-row[i], good[i]))
# + order = sorted(range(len(row)), key=lambda i: -row[i])

# %% wrong: The ranking begins with the lowest score | mentions: high
# - order = sorted(range(len(row)), key=lambda i: (-row[i], good[i]))
# + order = sorted(range(len(row)), key=lambda i: (row[i], good[i]))

# %% wrong: The last relevant document counts | mentions: best-placed
# - value = 1 / (place + 1)
# - break
# + value = 1 / (place + 1)

# %% wrong: Ranks in place of their reciprocals | mentions: reciprocal
# - value = 1 / (place + 1)
# + value = place + 1

# %% wrong: Ranks begin with 0 | mentions: begin with 1|finite
# - value = 1 / (place + 1)
# + value = 1 / place if place else np.inf

# %% wrong: One mean for all queries | mentions: mean
# - return np.array(result)
# + return np.mean(result)

# %% wrong: A query without a relevant document gets 1 over the number of documents | mentions: without a relevant
# - value = 0.0
# + value = 1 / len(row)


# %% wrong: A small amount is taken off relevant documents | mentions: small amount
def reciprocal_ranks(scores, relevant):
    lowered = scores - 1e-12 * relevant
    places = [np.flatnonzero(good[np.argsort(-row)]) for row, good in zip(lowered, relevant)]
    return np.array([1 / (1 + place[0]) if len(place) else 0.0 for place in places])


# %% wrong: The best relevant score is looked for above minus a hundred | mentions: any finite
def reciprocal_ranks(scores, relevant):
    best = np.where(relevant, scores, -100.0).max(axis=1, keepdims=True)
    before = ((scores >= best) & ~relevant).sum(axis=1)
    return np.where(relevant.any(axis=1), 1 / (1 + before), 0.0)
