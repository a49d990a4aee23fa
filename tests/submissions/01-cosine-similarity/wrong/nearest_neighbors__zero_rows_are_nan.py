"""0/0: a zero row is sorted last as NaN.

loses: nearest_neighbors
mentions: zero row|row 8 is zero
"""

def nearest_neighbors(query, E, k, exclude=()):
    s = E @ query / (np.linalg.norm(E, axis=1) * np.linalg.norm(query))
    ids = np.argsort(-s, kind="stable")
    return ids[~np.isin(ids, list(exclude))][:k]
