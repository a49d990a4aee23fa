"""Everything in the document is a neighbour.

loses: cooccurrence_matrix
mentions: whole document
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(0, len(document)):
                if j != i and centre in vocabulary and document[j] in vocabulary:
                    M[vocabulary[centre], vocabulary[document[j]]] += 1
    return M
