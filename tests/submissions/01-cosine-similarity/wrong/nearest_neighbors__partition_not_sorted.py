"""argpartition finds the k best and leaves them in any order.

loses: nearest_neighbors
mentions: order
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    s[list(exclude)] = -np.inf
    left = len(E) - len(set(exclude))
    k = min(k, left)
    best = np.argpartition(-s, k - 1)[:k]
    return np.sort(best)
