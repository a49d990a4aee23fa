"""(1 + cos) / 2, a score from 0 to 1.

loses: cosine_similarity
mentions: \(1 \+ x\) / 2
"""

def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    if norms == 0:
        return 0.0
    return float((1 + np.clip(v @ w / norms, -1, 1)) / 2)
