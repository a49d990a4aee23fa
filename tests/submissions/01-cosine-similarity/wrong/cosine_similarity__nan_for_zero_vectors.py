"""0/0 for a zero vector.

loses: cosine_similarity
mentions: zero vector.*NaN
"""

def cosine_similarity(v, w):
    return np.clip(v @ w / (np.linalg.norm(v) * np.linalg.norm(w)), -1, 1)
