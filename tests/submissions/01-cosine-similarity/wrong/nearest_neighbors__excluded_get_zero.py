"""Excluded rows get similarity 0, which beats every obtuse angle.

loses: nearest_neighbors
mentions: exclude|excluded
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    s[list(exclude)] = 0.0
    return np.argsort(-s, kind="stable")[:k]
