"""Joins the documents first.

loses: cooccurrence_matrix
mentions: across the end of a document
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    tokens = [token for document in documents for token in document]
    for i, centre in enumerate(tokens):
        for j in range(max(0, i - window), min(len(tokens), i + window + 1)):
            if j != i and centre in vocabulary and tokens[j] in vocabulary:
                M[vocabulary[centre], vocabulary[tokens[j]]] += 1
    return M
