"""Ranked by |cos|: a row that points away counts as near.

loses: nearest_neighbors
mentions: sign is lost
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    ids = np.argsort(-np.abs(s), kind="stable")
    return ids[~np.isin(ids, list(exclude))][:k]
