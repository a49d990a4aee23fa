"""scikit-learn's cosine_similarity wherever it fits."""

from sklearn.metrics import pairwise


def cosine_similarity(v, w):
    value = pairwise.cosine_similarity(v.reshape(1, -1), w.reshape(1, -1))[0, 0]
    return min(max(value, -1.0), 1.0)


def cosine_similarity_matrix(X, Y):
    return pairwise.cosine_similarity(X, Y)


def nearest_neighbors(query, E, k, exclude=()):
    similarities = pairwise.cosine_similarity(E, [query]).ravel()
    order = np.lexsort((np.arange(len(E)), -similarities))
    return np.array([i for i in order if i not in set(exclude)], dtype=int)[:k]


def analogy(a, b, a_star, E, k=1):
    similarities = pairwise.cosine_similarity(E, [E[b] - E[a] + E[a_star]]).ravel()
    return np.array([i for i in np.argsort(-similarities) if i not in (a, b, a_star)][:k])
