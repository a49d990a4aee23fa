"""Sample answers of term_document_matrix."""

# %% base: token by token
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] += 1
    return X

# %% wrong: Counts cut to 0 and 1 | mentions: 0 and 1
# - X[vocabulary[token], d] += 1
# + X[vocabulary[token], d] = 1

# %% wrong: Empty documents get no column | mentions: empty document|shape
# - def term_document_matrix(documents, vocabulary):
# + def term_document_matrix(documents, vocabulary):
# +     documents = [document for document in documents if len(document)]

# %% wrong: Weighs counts by log(1 + n) | mentions: logarithms|log
# - return X
# + return np.log1p(X)

# %% wrong: Divides by the length of the document | mentions: shares of the document
# - X[vocabulary[token], d] += 1
# + X[vocabulary[token], d] += 1 / len(document)

# %% wrong: The rest of a document after an unknown word is lost | mentions: unknown|not in the vocabulary
# - if token in vocabulary:
# -     X[vocabulary[token], d] += 1
# + if token not in vocabulary:
# +     break
# + X[vocabulary[token], d] += 1

# %% wrong: One row a document | mentions: transposed|Words are the rows
# - X = np.zeros((len(vocabulary), len(documents)))
# + X = np.zeros((len(documents), len(vocabulary)))
# - X[vocabulary[token], d] += 1
# + X[d, vocabulary[token]] += 1

# %% wrong: get(token, 0) counts unknown words as word 0 | mentions: row 0|not in the vocabulary
# - if token in vocabulary:
# -     X[vocabulary[token], d] += 1
# + X[vocabulary.get(token, 0), d] += 1

# %% wrong: get(token, -1) counts unknown words in the last row | mentions: last row|not in the vocabulary
# - if token in vocabulary:
# -     X[vocabulary[token], d] += 1
# + X[vocabulary.get(token, -1), d] += 1

# %% wrong: Looks every token up | mentions: KeyError|vocabulary
# - if token in vocabulary:
# -     X[vocabulary[token], d] += 1
# + X[vocabulary[token], d] += 1

# %% wrong: Only words that occur get a row | mentions: row|shape
def term_document_matrix(documents, vocabulary):
    rows = []
    for word in sorted(vocabulary, key=vocabulary.get):
        row = [list(document).count(word) for document in documents]
        if any(row):
            rows.append(row)
    return np.array(rows)

# %% wrong: Rows in alphabetical order, ids ignored | mentions: order of the dict
def term_document_matrix(documents, vocabulary):
    return np.array([[list(document).count(word) for document in documents] for word in sorted(vocabulary)])

# %% wrong: The counter is not reset between documents | mentions: earlier ones
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    seen = Counter()
    for d, document in enumerate(documents):
        seen.update(document)
        for word, i in vocabulary.items():
            X[i, d] = seen[word]
    return X

# %% wrong: Rows in the order of the dict, ids ignored | mentions: order of the dict
def term_document_matrix(documents, vocabulary):
    return np.array([[list(document).count(word) for document in documents] for word in vocabulary])

# %% wrong: X[ids, d] += 1 writes each cell once | mentions: 0 and 1
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        ids = np.array([vocabulary[t] for t in document if t in vocabulary], dtype=int)
        X[ids, d] += 1
    return X

# %% wrong: Searches the joined text: an is found in ant | mentions: within other words
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for word, i in vocabulary.items():
            X[i, d] = " ".join(document).count(word)
    return X

# %% wrong: documents.index gives equal documents one column | mentions: documents\.index
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for document in documents:
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], documents.index(document)] += 1
    return X

# %% wrong: A dict of documents merges equal ones | mentions: equal documents
def term_document_matrix(documents, vocabulary):
    counts = {tuple(document): Counter(document) for document in documents}
    X = np.zeros((len(vocabulary), len(counts)))
    for d, counter in enumerate(counts.values()):
        for word, i in vocabulary.items():
            X[i, d] = counter[word]
    return X

# %% wrong: The column is looked up in a dict of documents: equal ones share the last | mentions: equal documents
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    column = {tuple(document): d for d, document in enumerate(documents)}
    for document in documents:
        d = column[tuple(document)]
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] += 1
    return X

# %% wrong: Counts in eight bits | mentions: eight bits
# - X = np.zeros((len(vocabulary), len(documents)))
# + X = np.zeros((len(vocabulary), len(documents)), dtype=np.uint8)

# %% wrong: Counts in half precision | mentions: float16
# - X = np.zeros((len(vocabulary), len(documents)))
# + X = np.zeros((len(vocabulary), len(documents)), dtype=np.float16)

# %% wrong: Makes tokens lower case | mentions: another spelling
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token.lower() in vocabulary:
                X[vocabulary[token.lower()], d] += 1
    return X

# %% right: Each word's own count, float32 by columns
def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)), dtype=np.float32, order="F")
    for word, i in vocabulary.items():
        for d, document in enumerate(documents):
            X[i, d] = sum(token == word for token in document)
    return X
