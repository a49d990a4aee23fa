"""0/0 for zero rows.

loses: cosine_similarity_matrix
mentions: zero row.*NaN
"""

def cosine_similarity_matrix(X, Y):
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    Y = Y / np.linalg.norm(Y, axis=1, keepdims=True)
    return X @ Y.T
