"""A pair of the same word is not counted.

loses: cooccurrence_matrix
mentions: same word|the the
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(max(0, i - window), min(len(document), i + window + 1)):
                if centre != document[j] and centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M
