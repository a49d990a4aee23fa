"""document[i - window : i] is empty near the start.

loses: cooccurrence_matrix
mentions: negative start
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            if centre not in vocabulary:
                continue
            for other in list(document[i - window : i]) + list(document[i + 1 : i + 1 + window]):
                if other in vocabulary:
                    M[vocabulary[centre], vocabulary[other]] += 1
    return M
