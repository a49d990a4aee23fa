"""Plain loops and lists, no regular expression and hardly any NumPy."""


def tokenize(text):
    tokens, word = [], ""
    for character in text:
        if character.isalnum():
            word += character.lower()
            continue
        if word:
            tokens.append(word)
            word = ""
        if not character.isspace():
            tokens.append(character)
    if word:
        tokens.append(word)
    return tokens


def build_vocabulary(tokens, min_count=1):
    counts = {}
    for token in tokens:
        counts[token] = counts.get(token, 0) + 1
    words = sorted(counts)
    words.sort(key=counts.get, reverse=True)
    vocabulary = {}
    for word in words:
        if counts[word] >= min_count:
            vocabulary[word] = len(vocabulary)
    return vocabulary


def term_document_matrix(documents, vocabulary):
    table = [[0] * len(documents) for _ in vocabulary]
    for d in range(len(documents)):
        for token in documents[d]:
            try:
                table[vocabulary[token]][d] += 1
            except KeyError:
                pass
    return table


def cooccurrence_matrix(documents, vocabulary, window):
    size = len(vocabulary)
    table = [[0] * size for _ in range(size)]
    for document in documents:
        for i in range(len(document)):
            for j in range(i + 1, min(len(document), i + window + 1)):
                a, b = vocabulary.get(document[i]), vocabulary.get(document[j])
                if a is not None and b is not None:
                    table[a][b] += 1
                    table[b][a] += 1
    return table


def ppmi(counts, context_smoothing=1.0):
    table = [[float(n) for n in row] for row in counts]
    row_sums = [sum(row) for row in table]
    powers = [sum(column) ** context_smoothing for column in zip(*table)]
    return [
        [
            max(0.0, math.log2(n * sum(powers) / (row_sums[i] * powers[j]))) if n else 0.0
            for j, n in enumerate(row)
        ]
        for i, row in enumerate(table)
    ]


def svd_embeddings(M, dim):
    values, vectors = np.linalg.eigh(M @ M.T)
    order = np.argsort(values)[::-1][:dim]
    return vectors[:, order] * np.sqrt(np.maximum(values[order], 0))
