"""Rows in the order of the dict, ids ignored.

loses: cooccurrence_matrix
mentions: order of the dict|another order|ids in the vocabulary
"""

def cooccurrence_matrix(documents, vocabulary, window):
    ids = {word: i for i, word in enumerate(vocabulary)}
    M = np.zeros((len(ids), len(ids)))
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(max(0, i - window), min(len(document), i + window + 1)):
                if j != i and centre in ids and document[j] in ids:
                    M[ids[centre], ids[document[j]]] += 1
    return M
