"""Each row is centred first: Pearson's correlation.

loses: cosine_similarity_matrix
mentions: expected
"""

def cosine_similarity_matrix(X, Y):
    X = X - X.mean(axis=1, keepdims=True)
    Y = Y - Y.mean(axis=1, keepdims=True)
    norms = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    return np.divide(X @ Y.T, norms, out=np.zeros(norms.shape), where=norms > 0)
