"""Kahan's formula for the angle, then its cosine: never outside [-1, 1]."""

def cosine_similarity(v, w):
    v_length, w_length = np.linalg.norm(v), np.linalg.norm(w)
    if v_length == 0 or w_length == 0:
        return 0.0
    x, y = v / v_length, w / w_length
    return float(np.cos(2 * np.arctan2(np.linalg.norm(x - y), np.linalg.norm(x + y))))


def cosine_similarity_matrix(X, Y):
    def unit(T):
        lengths = np.linalg.norm(T, axis=1, keepdims=True)
        return T / np.maximum(lengths, 1e-300)

    return np.tensordot(unit(X), unit(Y), axes=(1, 1)).clip(-1, 1)
