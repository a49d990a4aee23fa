"""Tables are worked on in float32 where digits are not counted, and results come back as NumPy scalars."""


def spearman(x, y):
    if len(x) != len(y) or len(x) < 2:
        raise ValueError("x and y")
    ranks = []
    for values in (x, y):
        _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
        if len(counts) == 1:
            raise ValueError("x or y: one value only")
        last = np.cumsum(counts)
        ranks.append(((2 * last - counts + 1) / 2)[inverse])
    return np.float64(np.corrcoef(*ranks)[1, 0])


def analogy_accuracy(questions, E):
    if len(questions) == 0:
        raise ValueError("questions")
    U = unit_rows(E).astype(np.float32)
    right = []
    for row in questions:
        order = np.argsort(-(U @ (E[row[1]] - E[row[0]] + E[row[2]]).astype(np.float32)), kind="stable")
        best = next(i for i in order if i not in set(row[:3].tolist()))
        right.append(best == row[3])
    return np.float32(np.mean(right))


def mean_pool(ids, mask, E):
    rows = [E[row[marks]].mean(axis=0) if marks.any() else np.zeros(E.shape[1]) for row, marks in zip(ids, mask)]
    return np.stack(rows)


def semantic_shift(A, B):
    U, _, Vt = np.linalg.svd(unit_rows(B).T @ unit_rows(A))
    return [np.float64(1 - v @ w) for v, w in zip(unit_rows(A), unit_rows(B) @ U @ Vt)]
