"""Unit vectors first, products afterwards; NaN of zero rows replaced."""

def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError(f"shapes of v {v.shape} and w {w.shape} differ")
    return v @ w


def cosine_similarity(v, w):
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = (v / np.linalg.norm(v)) @ (w / np.linalg.norm(w))
    return float(np.clip(np.nan_to_num(cosine), -1.0, 1.0))


def cosine_similarity_matrix(X, Y):
    with np.errstate(invalid="ignore", divide="ignore"):
        X = np.nan_to_num(X / np.linalg.norm(X, axis=1, keepdims=True))
        Y = np.nan_to_num(Y / np.linalg.norm(Y, axis=1, keepdims=True))
    return X @ Y.T


def nearest_neighbors(query, E, k, exclude=()):
    with np.errstate(invalid="ignore", divide="ignore"):
        U = np.nan_to_num(E / np.linalg.norm(E, axis=1, keepdims=True))
    s = U @ (query / np.linalg.norm(query))
    keep = np.ones(len(E), dtype=bool)
    keep[list(exclude)] = False
    ids = np.flatnonzero(keep)
    return ids[np.argsort(-s[ids], kind="stable")[:k]]


def analogy(a, b, a_star, E, k=1):
    with np.errstate(invalid="ignore", divide="ignore"):
        U = np.nan_to_num(E / np.linalg.norm(E, axis=1, keepdims=True))
    s = U @ (E[b] - E[a] + E[a_star])
    s[[a, b, a_star]] = -np.inf
    order = np.argsort(s)[::-1]
    return order[: max(0, min(k, len(E) - 3))]
