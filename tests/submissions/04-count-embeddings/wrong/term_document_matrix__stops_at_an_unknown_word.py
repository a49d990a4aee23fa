"""The rest of a document after an unknown word is lost.

loses: term_document_matrix
mentions: unknown|not in the vocabulary
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token not in vocabulary:
                break
            X[vocabulary[token], d] += 1
    return X
