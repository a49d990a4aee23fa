"""Counts each pair once and mirrors it, so that equal words count once.

loses: cooccurrence_matrix
mentions: the the|diagonal|1/2
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(i + 1, min(len(document), i + window + 1)):
                if centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    M = M + M.T
    return M - np.diag(np.diag(M)) / 2
