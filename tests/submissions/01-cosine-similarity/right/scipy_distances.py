"""SciPy's cosine distance, turned around; zero rows mended afterwards."""

from scipy.spatial import distance


def cosine_similarity(v, w):
    if not np.any(v) or not np.any(w):
        return 0.0
    return float(np.clip(1 - distance.cosine(v, w), -1, 1))


def cosine_similarity_matrix(X, Y):
    return np.nan_to_num(1 - distance.cdist(X, Y, metric="cosine"))


def nearest_neighbors(query, E, k, exclude=()):
    distances = np.nan_to_num(distance.cdist([query], E, metric="cosine")[0], nan=1.0)
    ids = np.delete(np.arange(len(E)), list(exclude))
    return ids[np.argsort(distances[ids], kind="stable")][:k]
