"""Y against X: the result is transposed.

loses: cosine_similarity_matrix
mentions: transposed
"""

def cosine_similarity_matrix(X, Y):
    X_norm = np.linalg.norm(X, axis=1, keepdims=True)
    Y_norm = np.linalg.norm(Y, axis=1, keepdims=True)
    X_norm[X_norm == 0] = 1
    Y_norm[Y_norm == 0] = 1
    return (Y / Y_norm) @ (X / X_norm).T
