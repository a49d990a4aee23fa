"""Without max(0, …) a negative index reads from the end of the document.

loses: cooccurrence_matrix
mentions: expected
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(i - window, min(len(document), i + window + 1)):
                if j != i and centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M
