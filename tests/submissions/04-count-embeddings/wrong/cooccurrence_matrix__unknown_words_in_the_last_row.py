"""get(token, -1) counts unknown words as the last word.

loses: cooccurrence_matrix
mentions: unknown words
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        ids = [vocabulary.get(token, -1) for token in document]
        for i, centre in enumerate(ids):
            for j in range(max(0, i - window), min(len(ids), i + window + 1)):
                if j != i:
                    M[centre, ids[j]] += 1
    return M
