"""Takes np.linalg.svd's third result for V.

loses: svd_embeddings
mentions: shape
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return Vt[:, :dim] * S[:dim]
