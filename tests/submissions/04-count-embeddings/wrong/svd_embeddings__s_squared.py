"""U·S².

loses: svd_embeddings
mentions: squared
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim] * S[:dim] ** 2
