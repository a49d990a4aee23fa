"""max(|v||w|, 1e-8), as some libraries do: short vectors lose.

loses: cosine_similarity
mentions: 0.000002 long|epsilon
"""

def cosine_similarity(v, w):
    return float(np.clip(v @ w / max(np.linalg.norm(v) * np.linalg.norm(w), 1e-8), -1, 1))
