"""Euclidean distance ranks.

loses: nearest_neighbors
mentions: euclidean
"""

def nearest_neighbors(query, E, k, exclude=()):
    order = np.argsort(np.linalg.norm(E - query, axis=1), kind="stable")
    return np.array([i for i in order if i not in exclude])[:k]
