"""+ 1e-8 in the denominator against division by zero.

loses: cosine_similarity
mentions: epsilon|small constant
"""

def cosine_similarity(v, w):
    return float(np.clip(v @ w / (np.linalg.norm(v) * np.linalg.norm(w) + 1e-8), -1, 1))
