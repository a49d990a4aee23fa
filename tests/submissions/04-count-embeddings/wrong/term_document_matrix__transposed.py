"""One row a document.

loses: term_document_matrix
mentions: transposed|Words are the rows
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(documents), len(vocabulary)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[d, vocabulary[token]] += 1
    return X
