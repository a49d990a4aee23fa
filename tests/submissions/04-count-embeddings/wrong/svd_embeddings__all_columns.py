"""dim is ignored.

loses: svd_embeddings
mentions: shape|axis 1
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U * S
