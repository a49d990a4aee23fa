"""The square roots are missing: divides by |v|²|w|².

loses: cosine_similarity
mentions: square root
"""

def cosine_similarity(v, w):
    norms = (v @ v) * (w @ w)
    if norms == 0:
        return 0.0
    return float(np.clip(v @ w / norms, -1, 1))
