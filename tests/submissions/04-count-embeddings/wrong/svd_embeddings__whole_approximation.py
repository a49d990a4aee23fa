"""The rank-dim approximation itself.

loses: svd_embeddings
mentions: shape
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim] * S[:dim] @ Vt[:dim]
