"""Sample answers of cooccurrence_matrix."""

# %% base: a loop over the positions of each window
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(max(0, i - window), min(len(document), i + window + 1)):
                if j != i and centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M

# %% wrong: The centre is its own neighbour | mentions: its own neighbour
# - if j != i and centre in vocabulary and document[j] in vocabulary:
# + if centre in vocabulary and document[j] in vocabulary:

# %% wrong: Counts each pair once and mirrors it, so that equal words count once
# | mentions: the the|diagonal|1/2
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# -     if j != i and centre in vocabulary and document[j] in vocabulary:
# + for j in range(i + 1, min(len(document), i + window + 1)):
# +     if centre in vocabulary and document[j] in vocabulary:
# - return M
# + M = M + M.T
# + return M - np.diag(np.diag(M)) / 2

# %% wrong: A pair of the same word is not counted | mentions: same word|the the
# - if j != i and centre in vocabulary and document[j] in vocabulary:
# + if centre != document[j] and centre in vocabulary and document[j] in vocabulary:

# %% wrong: M[centre, ids] += 1 loses repeats within a window | mentions: within one window|the the
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# -     if j != i and centre in vocabulary and document[j] in vocabulary:
# -         M[vocabulary[centre], vocabulary[document[j]]] += 1
# + if centre not in vocabulary:
# +     continue
# + seen = list(document[max(0, i - window) : i]) + list(document[i + 1 : i + window + 1])
# + M[vocabulary[centre], [vocabulary[token] for token in seen if token in vocabulary]] += 1

# %% wrong: M[a, b] += 1 with arrays writes each cell once | mentions: repeat
# - M = np.zeros((len(vocabulary), len(vocabulary)))
# + M = np.zeros((len(vocabulary), len(vocabulary)))
# + rows, columns = [], []
# -                 M[vocabulary[centre], vocabulary[document[j]]] += 1
# +                 rows.append(vocabulary[centre])
# +                 columns.append(vocabulary[document[j]])
# + M[rows, columns] += 1

# %% wrong: Looks to the left only | mentions: neighbours to the left
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# -     if j != i and centre in vocabulary and document[j] in vocabulary:
# + for j in range(max(0, i - window), i):
# +     if centre in vocabulary and document[j] in vocabulary:

# %% wrong: document[i - window : i] is empty near the start | mentions: negative start
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# -     if j != i and centre in vocabulary and document[j] in vocabulary:
# -         M[vocabulary[centre], vocabulary[document[j]]] += 1
# + if centre not in vocabulary:
# +     continue
# + for other in list(document[i - window : i]) + list(document[i + 1 : i + 1 + window]):
# +     if other in vocabulary:
# +         M[vocabulary[centre], vocabulary[other]] += 1

# %% wrong: Weighs a sighting by 1/distance | mentions: weigh more
# - M[vocabulary[centre], vocabulary[document[j]]] += 1
# + M[vocabulary[centre], vocabulary[document[j]]] += 1 / abs(i - j)

# %% wrong: Without max(0, …) a negative index reads from the end of the document | mentions: expected
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# + for j in range(i - window, min(len(document), i + window + 1)):

# %% wrong: Rows in the order of the dict, ids ignored
# | mentions: order of the dict|another order|ids in the vocabulary
# - M = np.zeros((len(vocabulary), len(vocabulary)))
# + ids = {word: i for i, word in enumerate(vocabulary)}
# + M = np.zeros((len(ids), len(ids)))
# - if j != i and centre in vocabulary and document[j] in vocabulary:
# -     M[vocabulary[centre], vocabulary[document[j]]] += 1
# + if j != i and centre in ids and document[j] in ids:
# +     M[ids[centre], ids[document[j]]] += 1

# %% wrong: range(i - window, i + window) leaves the last neighbour out
# | mentions: left are counted|short by one on the right
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# + for j in range(max(0, i - window), min(len(document), i + window)):

# %% wrong: Counts cut to 0 and 1 | mentions: repeat
# - M[vocabulary[centre], vocabulary[document[j]]] += 1
# + M[vocabulary[centre], vocabulary[document[j]]] = 1

# %% wrong: Looks to the right only | mentions: neighbours to the right
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# -     if j != i and centre in vocabulary and document[j] in vocabulary:
# + for j in range(i + 1, min(len(document), i + window + 1)):
# +     if centre in vocabulary and document[j] in vocabulary:

# %% wrong: Counts both sides and adds the transpose | mentions: twice
# - return M
# + return M + M.T

# %% wrong: Looks every token up | mentions: KeyError
# - if j != i and centre in vocabulary and document[j] in vocabulary:
# + if j != i:

# %% wrong: Everything in the document is a neighbour | mentions: whole document
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# + for j in range(0, len(document)):

# %% wrong: One position too many on both sides | mentions: too long by one
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# + for j in range(max(0, i - window - 1), min(len(document), i + window + 2)):

# %% wrong: window // 2 on each side | mentions: too short
# - for j in range(max(0, i - window), min(len(document), i + window + 1)):
# + for j in range(max(0, i - max(1, window // 2)), min(len(document), i + max(1, window // 2) + 1)):

# %% wrong: Only centres with a full window count | mentions: expected
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i in range(window, len(document) - window):
            for j in range(i - window, i + window + 1):
                if j != i and document[i] in vocabulary and document[j] in vocabulary:
                    M[vocabulary[document[i]], vocabulary[document[j]]] += 1
    return M

# %% wrong: Counts only the positions at distance `window` | mentions: expected
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for a, b in zip(document, document[window:]):
            if a in vocabulary and b in vocabulary:
                M[vocabulary[a], vocabulary[b]] += 1
                M[vocabulary[b], vocabulary[a]] += 1
    return M

# %% wrong: X Xᵀ: the document as context, a word with itself included | mentions: expected
def cooccurrence_matrix(documents, vocabulary, window):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] += 1
    return X @ X.T

# %% wrong: get(token, -1) counts unknown words as the last word | mentions: unknown words
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        ids = [vocabulary.get(token, -1) for token in document]
        for i, centre in enumerate(ids):
            for j in range(max(0, i - window), min(len(ids), i + window + 1)):
                if j != i:
                    M[centre, ids[j]] += 1
    return M

# %% wrong: Drops unknown words, so that their neighbours move together | mentions: keep their place
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        ids = [vocabulary[token] for token in document if token in vocabulary]
        for i, centre in enumerate(ids):
            for j in range(max(0, i - window), min(len(ids), i + window + 1)):
                if j != i:
                    M[centre, ids[j]] += 1
    return M

# %% wrong: Joins the documents first | mentions: across the end of a document
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    tokens = [token for document in documents for token in document]
    for i, centre in enumerate(tokens):
        for j in range(max(0, i - window), min(len(tokens), i + window + 1)):
            if j != i and centre in vocabulary and tokens[j] in vocabulary:
                M[vocabulary[centre], vocabulary[tokens[j]]] += 1
    return M

# %% wrong: Sorts each pair of ids: only the upper triangle is filled in | mentions: half above the diagonal
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for other in document[i + 1 : i + 1 + window]:
                if centre in vocabulary and other in vocabulary:
                    a, b = sorted((vocabulary[centre], vocabulary[other]))
                    M[a, b] += 1
    return M

# %% wrong: Cuts the symmetric table to its upper triangle | mentions: half above the diagonal
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j, other in enumerate(document):
                if 0 < abs(i - j) <= window and centre in vocabulary and other in vocabulary:
                    M[vocabulary[centre], vocabulary[other]] += 1
    return np.triu(M)

# %% wrong: The lower triangle, every sighting from both sides | mentions: half below the diagonal
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j, other in enumerate(document):
                if 0 < abs(i - j) <= window and centre in vocabulary and other in vocabulary:
                    a, b = vocabulary[centre], vocabulary[other]
                    M[max(a, b), min(a, b)] += 1
    return M

# %% wrong: document.index finds the first place of a word | mentions: document\.index
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for centre in document:
            i = document.index(centre)
            for j in range(max(0, i - window), min(len(document), i + window + 1)):
                if j != i and centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M

# %% base: Ids first, -1 for unknown words
def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        ids = [vocabulary.get(token, -1) for token in document]
        for i, a in enumerate(ids):
            for j in range(max(0, i - window), min(len(ids), i + window + 1)):
                if j != i and a >= 0 and ids[j] >= 0:
                    M[a, ids[j]] += 1
    return M

# %% wrong: Counts in eight bits | mentions: eight bits
# - M = np.zeros((len(vocabulary), len(vocabulary)))
# + M = np.zeros((len(vocabulary), len(vocabulary)), dtype=np.uint8)

# %% wrong: Windows of ten at most | mentions: cut to 10 positions
# - for i, a in enumerate(ids):
# + reach = min(window, 10)
# + for i, a in enumerate(ids):
# - for j in range(max(0, i - window), min(len(ids), i + window + 1)):
# + for j in range(max(0, i - reach), min(len(ids), i + reach + 1)):

# %% wrong: Equal documents once | mentions: Equal documents were counted once
# - for document in documents:
# + for document in dict.fromkeys(map(tuple, documents)):
