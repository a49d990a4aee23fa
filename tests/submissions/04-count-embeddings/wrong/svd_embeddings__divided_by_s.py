"""Whitens: divides by the singular values.

loses: svd_embeddings
mentions: divided
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim] / S[:dim]
