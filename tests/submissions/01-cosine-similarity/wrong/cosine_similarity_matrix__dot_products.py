"""X @ Y.T alone.

loses: cosine_similarity_matrix
mentions: not normalised
"""

def cosine_similarity_matrix(X, Y):
    return X @ Y.T
