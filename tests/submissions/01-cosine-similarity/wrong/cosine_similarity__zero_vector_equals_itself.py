"""Two zero vectors are equal, hence "similarity 1".

loses: cosine_similarity
mentions: two zero vectors
"""

def cosine_similarity(v, w):
    if np.array_equal(v, w):
        return 1.0
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    if norms == 0:
        return 0.0
    return float(np.clip(v @ w / norms, -1, 1))
