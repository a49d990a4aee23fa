"""Every sum is an einsum; results are NumPy scalars and 0-d arrays."""

def dot_product(v, w):
    if np.shape(v) != np.shape(w):
        raise ValueError("w: another shape than v")
    return np.asarray(np.einsum("i,i->", v, w))


def cosine_similarity(v, w):
    squared = np.einsum("i,i->", v, v) * np.einsum("i,i->", w, w)
    if squared == 0:
        return np.float64(0)
    return np.clip(np.einsum("i,i->", v, w) / np.sqrt(squared), -1, 1)


def cosine_similarity_matrix(X, Y):
    dots = np.einsum("nd,md->nm", X, Y)
    squared = np.einsum("nd,nd->n", X, X)[:, None] * np.einsum("md,md->m", Y, Y)[None, :]
    return np.divide(dots, np.sqrt(squared), out=np.zeros(dots.shape), where=squared > 0)
