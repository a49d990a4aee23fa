"""X /= norms changes the caller's table (integers are converted, floats are not).

loses: cosine_similarity_matrix
mentions: changed by the call
"""

def cosine_similarity_matrix(X, Y):
    X = np.asarray(X, dtype=float)
    Y = np.asarray(Y, dtype=float)
    for T in (X, Y):
        norms = np.linalg.norm(T, axis=1, keepdims=True)
        norms[norms == 0] = 1
        T /= norms
    return X @ Y.T
