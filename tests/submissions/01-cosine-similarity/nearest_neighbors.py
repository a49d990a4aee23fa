"""Sample answers of nearest_neighbors."""

# %% base: np.where around zero norms, np.isin for the excluded
def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    ids = np.argsort(-s, kind="stable")
    return ids[~np.isin(ids, list(exclude))][:k]

# %% wrong: argsort sorts in rising order: the least similar come first | mentions: least similar
# - ids = np.argsort(-s, kind="stable")
# + ids = np.argsort(s, kind="stable")

# %% wrong: The k best first, then the excluded dropped: fewer than k come back
# | mentions: Cut to k first
# - ids = np.argsort(-s, kind="stable")
# - return ids[~np.isin(ids, list(exclude))][:k]
# + best = np.argsort(-s, kind="stable")[:k]
# + return np.array([i for i in best if i not in exclude])

# %% wrong: exclude is never read | mentions: exclude
# - ids = np.argsort(-s, kind="stable")
# - return ids[~np.isin(ids, list(exclude))][:k]
# + return np.argsort(-s, kind="stable")[:k]

# %% wrong: Excluded rows get similarity -inf and come back when k is large
# | mentions: excluded row must not come back
# - ids = np.argsort(-s, kind="stable")
# - return ids[~np.isin(ids, list(exclude))][:k]
# + s[list(exclude)] = -np.inf
# + return np.argsort(-s, kind="stable")[:k]

# %% wrong: Excluded rows get similarity 0, which beats every obtuse angle | mentions: exclude|excluded
# - ids = np.argsort(-s, kind="stable")
# - return ids[~np.isin(ids, list(exclude))][:k]
# + s[list(exclude)] = 0.0
# + return np.argsort(-s, kind="stable")[:k]

# %% wrong: argsort()[1:k+1]: "the first hit is the query itself" | mentions: first hit was dropped
# - return ids[~np.isin(ids, list(exclude))][:k]
# + ids = ids[~np.isin(ids, list(exclude))]
# + return ids[1 : k + 1]

# %% wrong: All ids come back, sorted | mentions: too many|`k` limits
# - return ids[~np.isin(ids, list(exclude))][:k]
# + return ids[~np.isin(ids, list(exclude))]

# %% wrong: A row equal to the query is left out unasked | mentions: nothing excluded
# - ids = np.argsort(-s, kind="stable")
# - return ids[~np.isin(ids, list(exclude))][:k]
# + ids = [i for i in np.argsort(-s, kind="stable") if i not in exclude and not np.array_equal(E[i], query)]
# + return np.array(ids[:k])

# %% wrong: Ranked by |cos|: a row that points away counts as near | mentions: sign is lost
# - ids = np.argsort(-s, kind="stable")
# + ids = np.argsort(-np.abs(s), kind="stable")

# %% wrong: The similarities, not the ids | mentions: expected
# - return ids[~np.isin(ids, list(exclude))][:k]
# + return s[ids[~np.isin(ids, list(exclude))][:k]]

# %% wrong: argsort()[::-1] turns the order of ties around, too | mentions: ties by lower id
# - ids = np.argsort(-s, kind="stable")
# + ids = np.argsort(s, kind="stable")[::-1]

# %% wrong: 0/0: a zero row is sorted last as NaN | mentions: zero row|row 8 is zero
# - norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
# - s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
# + s = E @ query / (np.linalg.norm(E, axis=1) * np.linalg.norm(query))

# %% wrong: The excluded rows are deleted from the table, and the ids of the rest shift
# | mentions: move up
def nearest_neighbors(query, E, k, exclude=()):
    E = np.delete(E, list(exclude), axis=0)
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    return np.argsort(-s, kind="stable")[:k]

# %% wrong: argpartition finds the k best and leaves them in any order | mentions: order
def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    s[list(exclude)] = -np.inf
    left = len(E) - len(set(exclude))
    k = min(k, left)
    best = np.argpartition(-s, k - 1)[:k]
    return np.sort(best)

# %% wrong: Euclidean distance ranks | mentions: euclidean
def nearest_neighbors(query, E, k, exclude=()):
    order = np.argsort(np.linalg.norm(E - query, axis=1), kind="stable")
    return np.array([i for i in order if i not in exclude])[:k]

# %% wrong: The dot product ranks: long rows win | mentions: dot product
def nearest_neighbors(query, E, k, exclude=()):
    ids = [int(i) for i in np.argsort(-(E @ query), kind="stable") if i not in exclude]
    return ids[:k]

# %% wrong: The right set, but argsort()[-k:] leaves the best at the end
# | mentions: reverse order|least similar
def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    s[list(exclude)] = -np.inf
    left = len(E) - len(set(exclude))
    return np.argsort(s, kind="stable")[-min(k, left):]

# %% wrong: An empty exclude sets every similarity | mentions: sets every entry
# | base: np.where around zero norms, np.isin for the excluded
# - ids = np.argsort(-s, kind="stable")
# - return ids[~np.isin(ids, list(exclude))][:k]
# + s[exclude] = -np.inf
# + return np.argsort(-s, kind="stable")[: min(k, len(E) - len(exclude))]


# %% wrong: np.divide with where and without out: the zero rows get whatever was in memory | mentions: zero
# - s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
# + s = np.divide(E @ query, norms, where=norms > 0)

# %% wrong: The number of candidates is counted by len(exclude), where an id may stand twice
# | base: np.where around zero norms, np.isin for the excluded
# | mentions: may be repeated
# - return ids[~np.isin(ids, list(exclude))][:k]
# + return ids[~np.isin(ids, list(exclude))][: min(k, len(E) - len(exclude))]

# %% wrong: The excluded get a cosine of -1, which others may have, too
# | base: np.where around zero norms, np.isin for the excluded
# | mentions: excluded row must not come back
# - ids = np.argsort(-s, kind="stable")
# - return ids[~np.isin(ids, list(exclude))][:k]
# + s[list(exclude)] = -1
# + return np.argsort(-s, kind="stable")[: min(k, len(E) - len(set(exclude)))]

# %% wrong: Rows equal to an excluded one are left out as well
# | base: np.where around zero norms, np.isin for the excluded
# | mentions: equal row with another id
# - return ids[~np.isin(ids, list(exclude))][:k]
# + return np.array([i for i in ids if not any((E[i] == E[j]).all() for j in exclude)], dtype=int)[:k]

# %% wrong: Similarities rounded to four digits, so that ties are found
# | base: np.where around zero norms, np.isin for the excluded
# | mentions: do not round
# - ids = np.argsort(-s, kind="stable")
# + ids = np.argsort(-s.round(4), kind="stable")

# %% wrong: A small constant is added to the lengths
# | mentions: small constant
def nearest_neighbors(query, E, k, exclude=()):
    ids = np.argsort(-(E @ query / (np.linalg.norm(E, axis=1) + 1e-8)), kind="stable")
    return ids[~np.isin(ids, list(exclude))][:k]
