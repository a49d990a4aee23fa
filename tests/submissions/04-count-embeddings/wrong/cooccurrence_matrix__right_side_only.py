"""Looks to the right only.

loses: cooccurrence_matrix
mentions: neighbours to the right
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(i + 1, min(len(document), i + window + 1)):
                if centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M
