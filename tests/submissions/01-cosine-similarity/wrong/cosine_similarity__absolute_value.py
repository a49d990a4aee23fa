"""abs(cos): "negative means antonym, and antonyms are related".

loses: cosine_similarity
mentions: sign is lost|opposite directions
"""

def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    if norms == 0:
        return 0.0
    return min(1.0, abs(float(v @ w)) / norms)
