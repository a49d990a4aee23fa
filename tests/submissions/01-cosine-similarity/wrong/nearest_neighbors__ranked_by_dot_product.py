"""The dot product ranks: long rows win.

loses: nearest_neighbors
mentions: dot product
"""

def nearest_neighbors(query, E, k, exclude=()):
    ids = [int(i) for i in np.argsort(-(E @ query), kind="stable") if i not in exclude]
    return ids[:k]
