"""Rounded to three decimals, as the slides print it.

loses: cosine_similarity
mentions: almost right|rounded
"""

def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    if norms == 0:
        return 0.0
    return round(float(np.clip(v @ w / norms, -1, 1)), 3)
