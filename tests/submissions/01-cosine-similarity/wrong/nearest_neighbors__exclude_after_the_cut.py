"""The k best first, then the excluded dropped: fewer than k come back.

loses: nearest_neighbors
mentions: item.*(missing|came)|expected
"""

def nearest_neighbors(query, E, k, exclude=()):
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(query)
    s = np.where(norms > 0, E @ query / np.where(norms > 0, norms, 1), 0.0)
    best = np.argsort(-s, kind="stable")[:k]
    return np.array([i for i in best if i not in exclude])
