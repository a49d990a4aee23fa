"""get(token, -1) counts unknown words in the last row.

loses: term_document_matrix
mentions: last row|not in the vocabulary
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            X[vocabulary.get(token, -1), d] += 1
    return X
