"""M[a, b] += 1 with arrays writes each cell once.

loses: cooccurrence_matrix
mentions: repeat
"""

def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary), len(vocabulary)))
    rows, columns = [], []
    for document in documents:
        for i, centre in enumerate(document):
            for j in range(max(0, i - window), min(len(document), i + window + 1)):
                if j != i and centre in vocabulary and document[j] in vocabulary:
                    rows.append(vocabulary[centre])
                    columns.append(vocabulary[document[j]])
    M[rows, columns] += 1
    return M
