"""Sample answers of similarity_score."""


# %% base: two lists that grow together, ranks by counting
def similarity_score(pairs, scores, vocabulary, E):
    def spearman(x, y):
        ranks = [[sum(u < v for u in values) + values.count(v) / 2 for v in values] for values in (x, y)]
        return np.corrcoef(*ranks)[0, 1]

    cosines, ratings = [], []
    for (first, second), rating in zip(pairs, scores):
        if first not in vocabulary or second not in vocabulary:
            continue
        v, w = E[vocabulary[first]], E[vocabulary[second]]
        size = np.linalg.norm(v) * np.linalg.norm(w)
        cosines.append(v @ w / size if size > 0 else 0.0)
        ratings.append(rating)
    if len(ratings) < 2:
        raise ValueError("pairs: too few of them are known")
    return spearman(cosines, ratings), len(ratings)


# %% wrong: Unknown words have a cosine of 0 | mentions: left out
# - if first not in vocabulary or second not in vocabulary:
# -     continue
# + if first not in vocabulary or second not in vocabulary:
# +     cosines.append(0.0)
# +     ratings.append(rating)
# +     continue

# %% wrong: The ratings of skipped pairs stay in | mentions: out of step
# - return spearman(cosines, ratings), len(ratings)
# + return spearman(cosines, list(scores[: len(cosines)])), len(ratings)

# %% wrong: get() in a condition: the id 0 is False | mentions: id 0
# - if first not in vocabulary or second not in vocabulary:
# -     continue
# + if not vocabulary.get(first) or not vocabulary.get(second):
# +     continue

# %% wrong: One known word is enough | mentions: both have to be known|left out
# - if first not in vocabulary or second not in vocabulary:
# -     continue
# + if first not in vocabulary and second not in vocabulary:
# +     continue
# + if first not in vocabulary or second not in vocabulary:
# +     cosines.append(0.0)
# +     ratings.append(rating)
# +     continue

# %% wrong: Only the first word is looked up before | mentions: zebra|KeyError
# - if first not in vocabulary or second not in vocabulary:
# + if first not in vocabulary:

# %% wrong: Pearson's correlation | mentions: pearson
# - return spearman(cosines, ratings), len(ratings)
# + return np.corrcoef(cosines, ratings)[0, 1], len(ratings)

# %% wrong: Dot products | mentions: dot product
# - cosines.append(v @ w / size if size > 0 else 0.0)
# + cosines.append(v @ w)

# %% wrong: Distances, which run the other way | mentions: sign|distance
# - cosines.append(v @ w / size if size > 0 else 0.0)
# + cosines.append(1 - v @ w / size if size > 0 else 1.0)

# %% wrong: Negative Euclidean distances | mentions: euclidean|distance
# - cosines.append(v @ w / size if size > 0 else 0.0)
# + cosines.append(-np.linalg.norm(v - w))

# %% wrong: All pairs are counted | mentions: unknown word as well
# - return spearman(cosines, ratings), len(ratings)
# + return spearman(cosines, ratings), len(pairs)

# %% wrong: The skipped ones are counted | mentions: skipped|expected 3, got 1
# - return spearman(cosines, ratings), len(ratings)
# + return spearman(cosines, ratings), len(pairs) - len(ratings)

# %% wrong: Words in lower case | mentions: as they are|cat
# - for (first, second), rating in zip(pairs, scores):
# + vocabulary = {word.lower(): i for word, i in vocabulary.items()}
# + for (first, second), rating in zip(pairs, scores):
# +     first, second = first.lower(), second.lower()

# %% wrong: Rows in the order of the vocabulary, not by its ids | mentions: id that the vocabulary gives
# - for (first, second), rating in zip(pairs, scores):
# + vocabulary = {word: i for i, word in enumerate(vocabulary)}
# + for (first, second), rating in zip(pairs, scores):

# %% wrong: Ties broken by position | mentions: average rank|tied
# - return spearman(cosines, ratings), len(ratings)
# + ranks = [np.argsort(np.argsort(v, kind="stable"), kind="stable") for v in (cosines, ratings)]
# + return np.corrcoef(ranks[0], ranks[1])[0, 1], len(ratings)

# %% wrong: A row of zeros is divided by its length | mentions: nan|cosine with zeros|zeros
# - cosines.append(v @ w / size if size > 0 else 0.0)
# + cosines.append(v @ w / size)

# %% wrong: Pairs with a row of zeros are skipped, too | mentions: zeros
# - cosines.append(v @ w / size if size > 0 else 0.0)
# - ratings.append(rating)
# + if size > 0:
# +     cosines.append(v @ w / size)
# +     ratings.append(rating)

# %% wrong: One pair is enough | mentions: one pair of known
# - if len(ratings) < 2:
# + if len(ratings) < 1:

# %% wrong: A note instead of an exception | mentions: should raise ValueError
# - raise ValueError("pairs: too few of them are known")
# + return 0.0, len(ratings)

# %% wrong: Unknown words are added to the vocabulary | mentions: changed
# - for (first, second), rating in zip(pairs, scores):
# + known = dict(vocabulary)
# + for first, second in pairs:
# +     vocabulary.setdefault(first, -1)
# + vocabulary, given = known, vocabulary
# + for (first, second), rating in zip(pairs, scores):

# %% wrong: Only the correlation | mentions: 2 results
# - return spearman(cosines, ratings), len(ratings)
# + return spearman(cosines, ratings)

# %% wrong: Absolute cosines | mentions: absolute
# - cosines.append(v @ w / size if size > 0 else 0.0)
# + cosines.append(abs(v @ w) / size if size > 0 else 0.0)

# %% wrong: A pair that stands twice counts once | mentions: twice
# - for (first, second), rating in zip(pairs, scores):
# + for (first, second), rating in dict(zip(pairs, scores)).items():

# %% wrong: A word with itself is skipped | mentions: n_used|rho
# - if first not in vocabulary or second not in vocabulary:
# + if first not in vocabulary or second not in vocabulary or first == second:

# %% wrong: Unknown words are looked up in lower case | mentions: lower case
# - for (first, second), rating in zip(pairs, scores):
# + for (first, second), rating in zip(pairs, scores):
# +     first, second = (word if word in vocabulary else word.lower() for word in (first, second))

# %% right: Ranks by SciPy
# - return spearman(cosines, ratings), len(ratings)
# + from scipy.stats import spearmanr
# + return spearmanr(cosines, ratings).statistic, len(ratings)
