"""Correct, with a Python loop over every pair.

loses: cosine_similarity_matrix
mentions: not vectorised
"""

def cosine_similarity_matrix(X, Y):
    S = np.zeros((len(X), len(Y)))
    for i, x in enumerate(X):
        for j, y in enumerate(Y):
            norms = np.linalg.norm(x) * np.linalg.norm(y)
            if norms > 0:
                S[i, j] = np.dot(x, y) / norms
    return S
