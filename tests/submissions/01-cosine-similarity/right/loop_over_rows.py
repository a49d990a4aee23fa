"""The matrix row by row: slower, and vectorised enough."""

def cosine_similarity_matrix(X, Y):
    result = np.zeros((X.shape[0], Y.shape[0]))
    y_norms = np.linalg.norm(Y, axis=1)
    for i in range(X.shape[0]):
        norms = np.linalg.norm(X[i]) * y_norms
        mask = norms > 0
        result[i, mask] = (Y[mask] @ X[i]) / norms[mask]
    return result
