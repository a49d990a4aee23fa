"""One-hot tables and matrix products: no loop over pairs."""


def term_document_matrix(documents, vocabulary):
    I = np.eye(len(vocabulary))
    columns = [
        sum((I[vocabulary[t]] for t in document if t in vocabulary), np.zeros(len(I))) for document in documents
    ]
    return np.stack(columns, axis=1)


def cooccurrence_matrix(documents, vocabulary, window):
    V = len(vocabulary)
    M = np.zeros((V, V))
    for document in documents:
        X = np.zeros((len(document), V))  # one row a position; unknown words are rows of zeros
        for i, token in enumerate(document):
            if token in vocabulary:
                X[i, vocabulary[token]] = 1
        place = np.arange(len(document))
        apart = np.abs(place[:, None] - place[None, :])
        near = ((apart > 0) & (apart <= window)).astype(float)
        M += X.T @ near @ X
    return M.astype(int)


def ppmi(counts, context_smoothing=1.0):
    n = np.asarray(counts, dtype=np.float64)
    p = n / n.sum()
    p_w = p.sum(axis=1)
    p_c = p.sum(axis=0) ** context_smoothing
    p_c /= p_c.sum()
    table = np.zeros_like(p)
    i, j = np.nonzero(n)
    table[i, j] = np.log2(p[i, j] / (p_w[i] * p_c[j]))
    return np.clip(table, 0, None)
