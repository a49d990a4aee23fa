"""Sample answers of analogy."""

# %% base: the offset, then a sort of the cosines
def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    scores = E @ target / norms
    ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
    return np.array(ids[:k])

# %% wrong: b and a_star are excluded; a was subtracted and "cannot come back" | mentions: a itself came back
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + ids = [i for i in np.argsort(-scores, kind="stable") if i not in (b, a_star)]

# %% wrong: a and b are excluded, a_star is not ("large is to larger as small is to small")
# | mentions: a_star itself came back
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b)]

# %% wrong: b - a - a*: a missing pair of brackets | mentions: sign of a_star
# - target = E[b] - E[a] + E[a_star]
# + target = E[b] - (E[a] + E[a_star])

# %% wrong: a and a_star are excluded, b is not | mentions: king came back|b itself
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, a_star)]

# %% wrong: The words of the question get -inf and come back when k is large | mentions: k = 10 answers
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# - return np.array(ids[:k])
# + scores[[a, b, a_star]] = -np.inf
# + return np.argsort(-scores, kind="stable")[:k]

# %% wrong: Nothing is excluded: king - man + woman = king | mentions: exclude
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + ids = [i for i in np.argsort(-scores, kind="stable") if i not in ()]

# %% wrong: Always one answer | mentions: missing at the end|expected
# - return np.array(ids[:k])
# + return np.array(ids[:1])

# %% wrong: argmin of the cosine: the farthest word | mentions: expected
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + ids = [i for i in np.argsort(scores, kind="stable") if i not in (a, b, a_star)]

# %% wrong: The nearest neighbour of a_star alone, which often answers as well
# | mentions: a_star alone|expected
# - target = E[b] - E[a] + E[a_star]
# + target = E[a_star]

# %% wrong: b is excluded, since it is "always the one"; a and a_star are not
# | mentions: a itself came back|a_star itself came back
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + ids = [i for i in np.argsort(-scores, kind="stable") if i not in (b,)]

# %% wrong: Euclidean distance ranks, as in some slides | mentions: euclidean
# - scores = E @ target / norms
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + scores = np.linalg.norm(E - target, axis=1)
# + ids = [i for i in np.argsort(scores, kind="stable") if i not in (a, b, a_star)]

# %% wrong: The dot product ranks: the longest row answers everything | mentions: dot product
# - scores = E @ target / norms
# + scores = E @ target

# %% wrong: A bare id when k is 1 | mentions: shape
# - return np.array(ids[:k])
# + return ids[0] if k == 1 else np.array(ids[:k])

# %% wrong: a - b + a*: the step is taken backwards | mentions: sign is reversed
# - target = E[b] - E[a] + E[a_star]
# + target = E[a] - E[b] + E[a_star]

# %% wrong: The three best hits are dropped, taken for the words of the question | mentions: expected
# - scores = E @ target / norms
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# - return np.array(ids[:k])
# + return np.argsort(-(E @ target / norms), kind="stable")[3 : 3 + k]

# %% wrong: The rows are scaled to length 1 before the subtraction, as word2vec does
# | mentions: scaled to length 1
def analogy(a, b, a_star, E, k=1):
    lengths = np.linalg.norm(E, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    U = E / lengths
    target = U[b] - U[a] + U[a_star]
    ids = [i for i in np.argsort(-(U @ target), kind="stable") if i not in (a, b, a_star)]
    return np.array(ids[:k])

# %% wrong: The words of the question are deleted, and the ids of the rest shift | mentions: move up
def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    E = np.delete(E, [a, b, a_star], axis=0)
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    return np.argsort(-(E @ target / norms), kind="stable")[:k]

# %% wrong: Cut to k first, and the words of the question left out then | mentions: cut to k then
def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    best = np.argsort(-(E @ target / norms), kind="stable")[:k]
    return best[~np.isin(best, [a, b, a_star])]

# %% wrong: A zero row is sorted last, as NaN | mentions: not NaN
def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    with np.errstate(all="ignore"):
        scores = E @ target / (np.linalg.norm(E, axis=1) * np.linalg.norm(target))
    ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
    return np.array(ids[:k])

# %% wrong: np.divide without out: what stood in memory is ranked | mentions: zero
# - norms[norms == 0] = 1
# - scores = E @ target / norms
# + scores = np.divide(E @ target, norms, where=norms > 0)

# %% wrong: Rows equal to those of the question are left out as well
# | base: the offset, then a sort of the cosines
# | mentions: exclude by id
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# + asked = E[[a, b, a_star]]
# + ids = [i for i in np.argsort(-scores, kind="stable") if not (asked == E[i]).all(axis=1).any()]

# %% wrong: The words of the question get a cosine of -1, which others may have, too
# | base: the offset, then a sort of the cosines
# | mentions: itself came back
# - ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
# - return np.array(ids[:k])
# + scores[[a, b, a_star]] = -1
# + return np.argsort(-scores, kind="stable")[: min(k, len(E) - 3)]

# %% wrong: A small constant is added to the lengths
# | mentions: scaled by 1e-09
def analogy(a, b, a_star, E, k=1):
    scores = E @ (E[b] - E[a] + E[a_star]) / (np.linalg.norm(E, axis=1) + 1e-8)
    ids = np.argsort(-scores, kind="stable")
    return ids[~np.isin(ids, [a, b, a_star])][:k]
