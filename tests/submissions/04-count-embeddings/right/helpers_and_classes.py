"""A class and helper functions of one's own; float32 input kept as float64."""


class Window:
    """Positions within reach of a centre."""

    def __init__(self, length, reach):
        self.length, self.reach = length, reach

    def around(self, i):
        return [j for j in range(self.length) if 0 < abs(i - j) <= self.reach]


def ids_of(document, vocabulary):
    return [vocabulary[token] if token in vocabulary else None for token in document]


def cooccurrence_matrix(documents, vocabulary, window):
    seen = Counter()
    for document in documents:
        ids = ids_of(document, vocabulary)
        reach = Window(len(ids), window)
        seen.update((a, ids[j]) for i, a in enumerate(ids) for j in reach.around(i))
    M = np.zeros((len(vocabulary), len(vocabulary)), dtype=np.float32)
    for (a, b), n in seen.items():
        if a is not None and b is not None:
            M[a, b] = n
    return M


def term_document_matrix(documents, vocabulary):
    X = np.zeros((len(vocabulary), len(documents)), dtype=int)
    for d, document in enumerate(documents):
        known = [i for i in ids_of(document, vocabulary) if i is not None]
        np.add.at(X, (known, d), 1)
    return X


def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    power = np.sum(counts, axis=0) ** context_smoothing
    expected = np.sum(counts, axis=1)[:, None] * power[None, :] / power.sum()
    expected[expected == 0] = 1
    return np.log2(np.maximum(counts / expected, 1))
