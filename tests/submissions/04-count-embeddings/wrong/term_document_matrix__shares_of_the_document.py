"""Divides by the length of the document.

loses: term_document_matrix
mentions: shares of the document
"""

def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] += 1 / len(document)
    return X
