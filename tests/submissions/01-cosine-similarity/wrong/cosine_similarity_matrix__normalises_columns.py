"""axis=0: each column is scaled to length 1.

loses: cosine_similarity_matrix
mentions: columns are normalised
"""

def cosine_similarity_matrix(X, Y):
    X_norm = np.linalg.norm(X, axis=0)
    Y_norm = np.linalg.norm(Y, axis=0)
    X_norm[X_norm == 0] = 1
    Y_norm[Y_norm == 0] = 1
    return (X / X_norm) @ (Y / Y_norm).T
