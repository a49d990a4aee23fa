"""X is compared with X; Y is only used for its lengths.

loses: cosine_similarity_matrix
mentions: shape
"""

def cosine_similarity_matrix(X, Y):
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    return (X / norms) @ (X / norms).T
