"""Looks every token up.

loses: term_document_matrix
mentions: KeyError|vocabulary
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            X[vocabulary[token], d] += 1
    return X
