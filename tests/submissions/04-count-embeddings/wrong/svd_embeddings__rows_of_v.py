"""The rows of V: contexts instead of words.

loses: svd_embeddings
mentions: shape|rows of V
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return Vt[:dim].T * S[:dim]
