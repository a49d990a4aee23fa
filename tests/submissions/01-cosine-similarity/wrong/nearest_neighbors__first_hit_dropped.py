"""argsort()[1:k+1]: "the first hit is the query itself".

loses: nearest_neighbors
mentions: first hit was dropped
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    ids = np.argsort(-s, kind="stable")
    ids = ids[~np.isin(ids, list(exclude))]
    return ids[1 : k + 1]
