"""A shared helper in a cell of its own, one-hot in float32, ids as int32."""

def unit_rows(T):
    lengths = np.linalg.norm(T, axis=-1, keepdims=True)
    return np.divide(T, lengths, out=np.zeros(np.shape(T)), where=lengths != 0)


def one_hot(index, vocab_size):
    if index < 0:
        raise ValueError("index is negative")
    if index >= vocab_size:
        raise ValueError("index is too large")
    return (np.arange(vocab_size) == index).astype(np.float32)


def cosine_similarity(v, w):
    return np.clip(np.inner(unit_rows(v), unit_rows(w)), -1, 1).item()


def cosine_similarity_matrix(X, Y):
    return np.inner(unit_rows(X), unit_rows(Y))


def nearest_neighbors(query, E, k, exclude=()):
    # Ties: the rounded similarity first, then the id.
    s = np.round((unit_rows(E) * unit_rows(query)).sum(axis=1), 12)
    order = sorted(set(range(len(E))) - set(exclude), key=lambda i: (-s[i], i))
    return np.array(order[:k], dtype=np.int32)
