"""Looks every token up.

loses: cooccurrence_matrix
mentions: KeyError
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(max(0, i - window), min(len(document), i + window + 1)):
                if j != i:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M
