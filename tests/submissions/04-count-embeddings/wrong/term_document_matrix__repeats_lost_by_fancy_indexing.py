"""X[ids, d] += 1 writes each cell once.

loses: term_document_matrix
mentions: 0 and 1
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        ids = np.array([vocabulary[t] for t in document if t in vocabulary], dtype=int)
        X[ids, d] += 1
    return X
