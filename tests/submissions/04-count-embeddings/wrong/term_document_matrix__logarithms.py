"""Weighs counts by log(1 + n).

loses: term_document_matrix
mentions: logarithms|log
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] += 1
    return np.log1p(X)
