"""get(token, 0) counts unknown words as word 0.

loses: term_document_matrix
mentions: row 0|not in the vocabulary
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            X[vocabulary.get(token, 0), d] += 1
    return X
