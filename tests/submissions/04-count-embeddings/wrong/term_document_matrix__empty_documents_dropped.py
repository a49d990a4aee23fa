"""Empty documents get no column.

loses: term_document_matrix
mentions: empty document|shape
"""

def term_document_matrix(documents, vocabulary):
    documents = [document for document in documents if len(document)]
    X = np.zeros((len(vocabulary), len(documents)))
    for d, document in enumerate(documents):
        for token in document:
            if token in vocabulary:
                X[vocabulary[token], d] += 1
    return X
