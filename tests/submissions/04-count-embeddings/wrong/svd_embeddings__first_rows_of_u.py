"""U[:dim]: rows for columns.

loses: svd_embeddings
mentions: shape|transposed
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:dim] * S
