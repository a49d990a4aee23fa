"""PCA: subtracts the mean of each column.

loses: svd_embeddings
mentions: centred
"""

def svd_embeddings(M, dim):
    M = M - M.mean(axis=0)
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim] * S[:dim]
