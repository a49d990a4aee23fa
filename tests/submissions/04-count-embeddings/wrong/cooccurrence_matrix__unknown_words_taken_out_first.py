"""Drops unknown words, so that their neighbours move together.

loses: cooccurrence_matrix
mentions: keep their place
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        ids = [vocabulary[token] for token in document if token in vocabulary]
        for i, centre in enumerate(ids):
            for j in range(max(0, i - window), min(len(ids), i + window + 1)):
                if j != i:
                    M[centre, ids[j]] += 1
    return M
