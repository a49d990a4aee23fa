"""Counts cut to 0 and 1.

loses: term_document_matrix
mentions: 0 and 1
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] = 1
    return X
