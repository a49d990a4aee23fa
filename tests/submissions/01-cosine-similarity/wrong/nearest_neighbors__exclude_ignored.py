"""exclude is never read.

loses: nearest_neighbors
mentions: exclude
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    return np.argsort(-s, kind="stable")[:k]
