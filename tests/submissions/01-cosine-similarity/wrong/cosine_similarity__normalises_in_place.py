"""v /= |v|: the caller finds shorter vectors.

loses: cosine_similarity
mentions: changed by the call|UFuncTypeError|cast
"""

def cosine_similarity(v, w):
    if v.dtype.kind == "i":
        v, w = v.astype(float), w.astype(float)
    for x in (v, w):
        norm = np.linalg.norm(x)
        if norm == 0:
            return 0.0
        x /= norm
    return float(np.clip(v @ w, -1, 1))
