"""window // 2 on each side.

loses: cooccurrence_matrix
mentions: too short
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(max(0, i - max(1, window // 2)), min(len(document), i + max(1, window // 2) + 1)):
                if j != i and centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M
