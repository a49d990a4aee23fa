"""Only centres with a full window count.

loses: cooccurrence_matrix
mentions: expected
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i in range(window, len(document) - window):
            for j in range(i - window, i + window + 1):
                if j != i and document[i] in vocabulary and document[j] in vocabulary:
                    M[vocabulary[document[i]], vocabulary[document[j]]] += 1
    return M
