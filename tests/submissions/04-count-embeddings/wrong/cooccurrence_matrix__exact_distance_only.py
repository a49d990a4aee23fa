"""Counts only the positions at distance `window`.

loses: cooccurrence_matrix
mentions: expected
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for a, b in zip(document, document[window:]):
            if a in vocabulary and b in vocabulary:
                M[vocabulary[a], vocabulary[b]] += 1
                M[vocabulary[b], vocabulary[a]] += 1
    return M
