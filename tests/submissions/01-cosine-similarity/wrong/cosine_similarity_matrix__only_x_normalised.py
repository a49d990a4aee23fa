"""The lengths of the rows of Y are forgotten.

loses: cosine_similarity_matrix
mentions: only X is normalised
"""

def cosine_similarity_matrix(X, Y):
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    return (X / norms) @ Y.T
