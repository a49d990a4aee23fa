"""M[centre, ids] += 1 loses repeats within a window.

loses: cooccurrence_matrix
mentions: within one window|the the
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    for document in documents:
        for i, centre in enumerate(document):
            if centre not in vocabulary:
                continue
            seen = list(document[max(0, i - window) : i]) + list(document[i + 1 : i + window + 1])
            M[vocabulary[centre], [vocabulary[token] for token in seen if token in vocabulary]] += 1
    return M
