"""Floating-point warnings on the way to a right answer."""
# %% answer cosine_similarity
def cosine_similarity(v, w):
    ratio = np.float64(np.dot(v, w)) / np.float64(np.linalg.norm(v) * np.linalg.norm(w))
    return 0.0 if np.isnan(ratio) else float(np.clip(ratio, -1, 1))
