"""Negative similarities lose their sign.

loses: cosine_similarity_matrix
mentions: sign
"""

def cosine_similarity_matrix(X, Y):
    norms = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    norms[norms == 0] = 1
    return np.abs(X @ Y.T) / norms
