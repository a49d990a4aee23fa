"""Remember the answer to large tables: slow at the first of the timed runs, and at once from the second on.

base: right
expect: loses cosine_similarity_matrix
timeout: 20
"""
# %% answer cosine_similarity_matrix
_known = {}


def cosine_similarity_matrix(X, Y):
    key = X.tobytes(), Y.tobytes()
    if key not in _known:
        rows, others = X.tolist(), Y.tolist()
        lengths = [sum(c * c for c in row) ** 0.5 for row in others]
        table = []
        for row in rows:
            length = sum(c * c for c in row) ** 0.5
            table.append(
                [
                    sum(a * b for a, b in zip(row, other)) / (length * size) if length and size else 0.0
                    for other, size in zip(others, lengths)
                ]
            )
        _known[key] = np.array(table)
    return _known[key]
