"""The counter is not reset between documents.

loses: term_document_matrix
mentions: earlier ones
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    seen = Counter()
    for d, document in enumerate(documents):
        seen.update(document)
        for word, i in vocabulary.items():
            X[i, d] = seen[word]
    return X
