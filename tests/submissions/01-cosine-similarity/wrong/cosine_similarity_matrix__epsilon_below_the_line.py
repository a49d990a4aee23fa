"""+ 1e-8 on each norm keeps zero rows from NaN and distorts short ones.

loses: cosine_similarity_matrix
mentions: epsilon|almost right
"""

def cosine_similarity_matrix(X, Y):
    X = X / (np.linalg.norm(X, axis=1, keepdims=True) + 1e-8)
    Y = Y / (np.linalg.norm(Y, axis=1, keepdims=True) + 1e-8)
    return X @ Y.T
