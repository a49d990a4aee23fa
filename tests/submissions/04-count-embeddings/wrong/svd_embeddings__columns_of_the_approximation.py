"""The first columns of the rank-dim approximation.

loses: svd_embeddings
mentions: expected
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return (U[:, :dim] * S[:dim] @ Vt[:dim])[:, :dim]
