"""Sample answers of similarity_score."""


# %% base: two lists that grow together, ranks by SciPy
def similarity_score(pairs, scores, vocabulary, E):
    from scipy.stats import spearmanr

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
    return spearmanr(cosines, ratings).statistic, len(ratings)


# %% wrong: Unknown words have a cosine of 0 | mentions: left out
# - if first not in vocabulary or second not in vocabulary:
# -     continue
# + if first not in vocabulary or second not in vocabulary:
# +     cosines.append(0.0)
# +     ratings.append(rating)
# +     continue

# %% wrong: The ratings of skipped pairs stay in | mentions: out of step
# - return spearmanr(cosines, ratings).statistic, len(ratings)
# + return spearmanr(cosines, scores[: len(cosines)]).statistic, len(ratings)

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
# - return spearmanr(cosines, ratings).statistic, len(ratings)
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
# - return spearmanr(cosines, ratings).statistic, len(ratings)
# + return spearmanr(cosines, ratings).statistic, len(pairs)

# %% wrong: The skipped ones are counted | mentions: skipped|expected 3, got 1
# - return spearmanr(cosines, ratings).statistic, len(ratings)
# + return spearmanr(cosines, ratings).statistic, len(pairs) - len(ratings)

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
# - return spearmanr(cosines, ratings).statistic, len(ratings)
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
# - return spearmanr(cosines, ratings).statistic, len(ratings)
# + return spearmanr(cosines, ratings).statistic

# %% wrong: Absolute cosines | mentions: absolute
# - cosines.append(v @ w / size if size > 0 else 0.0)
# + cosines.append(abs(v @ w) / size if size > 0 else 0.0)


# %% wrong: A pair that stands twice counts once | mentions: twice
def similarity_score(pairs, scores, vocabulary, E):
    from scipy.stats import spearmanr

    cos, gold = [], []
    for (v, w), s in dict(zip(pairs, scores)).items():
        if v in vocabulary and w in vocabulary:
            a, b = E[vocabulary[v]], E[vocabulary[w]]
            n = np.sqrt((a @ a) * (b @ b))
            cos.append(a @ b / n if n else 0.0)
            gold.append(s)
    if len(cos) < 2:
        raise ValueError("pairs: fewer than two")
    return float(spearmanr(cos, gold)[0]), len(cos)


# %% wrong: A word with itself is skipped | mentions: n_used|rho
def similarity_score(pairs, scores, vocabulary, E):
    from scipy.stats import spearmanr

    cos, gold = [], []
    for (v, w), s in zip(pairs, scores):
        if v in vocabulary and w in vocabulary and v != w:
            a, b = E[vocabulary[v]], E[vocabulary[w]]
            n = np.sqrt((a @ a) * (b @ b))
            cos.append(a @ b / n if n else 0.0)
            gold.append(s)
    if len(cos) < 2:
        raise ValueError("pairs: fewer than two")
    return float(spearmanr(cos, gold)[0]), len(cos)


# %% wrong: Unknown words are looked up in lower case | mentions: lower case
def similarity_score(pairs, scores, vocabulary, E):
    from scipy.stats import spearmanr

    cos, gold = [], []
    fold = lambda x: x if x in vocabulary else x.lower()
    for (v, w), s in zip([(fold(v), fold(w)) for v, w in pairs], scores):
        if v in vocabulary and w in vocabulary:
            a, b = E[vocabulary[v]], E[vocabulary[w]]
            n = np.sqrt((a @ a) * (b @ b))
            cos.append(a @ b / n if n else 0.0)
            gold.append(s)
    if len(cos) < 2:
        raise ValueError("pairs: fewer than two")
    return float(spearmanr(cos, gold)[0]), len(cos)
