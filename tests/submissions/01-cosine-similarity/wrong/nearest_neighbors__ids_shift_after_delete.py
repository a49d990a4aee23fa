"""The excluded rows are deleted from the table, and the ids of the rest shift.

loses: nearest_neighbors
mentions: exclude=.1.
"""

def nearest_neighbors(query, E, k, exclude=()):
    E = np.delete(E, list(exclude), axis=0)
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    return np.argsort(-s, kind="stable")[:k]
