"""All ids come back, sorted.

loses: nearest_neighbors
mentions: too many|`k` limits
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    ids = np.argsort(-s, kind="stable")
    return ids[~np.isin(ids, list(exclude))]
