"""A cosine cannot exceed 1, so nothing is cut off.

loses: cosine_similarity
mentions: must lie between -1 and 1, got -?1\.0000
"""

def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    return float(v @ w / norms) if norms > 0 else 0.0
