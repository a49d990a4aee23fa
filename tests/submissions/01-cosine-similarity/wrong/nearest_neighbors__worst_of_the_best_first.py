"""The right set, but argsort()[-k:] leaves the best at the end.

loses: nearest_neighbors
mentions: reverse order|least similar
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    s[list(exclude)] = -np.inf
    left = len(E) - len(set(exclude))
    return np.argsort(s, kind="stable")[-min(k, left):]
