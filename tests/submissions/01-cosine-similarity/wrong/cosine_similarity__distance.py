"""1 - cos, as scipy.spatial.distance.cosine gives it.

loses: cosine_similarity
mentions: distance
"""

def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    if norms == 0:
        return 0.0
    return float(1 - np.clip(v @ w / norms, -1, 1))
