"""np.linalg.norm(X) without an axis is one number.

loses: cosine_similarity_matrix
mentions: one length for the whole table
"""

def cosine_similarity_matrix(X, Y):
    return X @ Y.T / (np.linalg.norm(X) * np.linalg.norm(Y))
