"""The first columns of M.

loses: svd_embeddings
mentions: largest
"""

def svd_embeddings(M, dim):
    return np.asarray(M, dtype=float)[:, :dim]
