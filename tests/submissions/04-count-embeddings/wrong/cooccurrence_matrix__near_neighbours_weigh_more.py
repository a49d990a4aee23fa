"""Weighs a sighting by 1/distance.

loses: cooccurrence_matrix
mentions: weigh more
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(max(0, i - window), min(len(document), i + window + 1)):
                if j != i and centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1 / abs(i - j)
    return M
