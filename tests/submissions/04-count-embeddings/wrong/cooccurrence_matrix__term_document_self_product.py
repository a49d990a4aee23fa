"""X Xᵀ: the document as context, a word with itself included.

loses: cooccurrence_matrix
mentions: expected
"""

def cooccurrence_matrix(documents, vocabulary, window):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] += 1
    return X @ X.T
