"""One norm used twice: divides by |v|².

loses: cosine_similarity
mentions: norm used twice
"""

def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(v)
    if norms == 0 or not w.any():
        return 0.0
    return float(np.clip(v @ w / norms, -1, 1))
