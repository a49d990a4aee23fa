"""Multiplies the rows instead of the columns.

loses: svd_embeddings
mentions: belongs to a column
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    E = U[:, :dim]
    factors = np.resize(S, E.shape[0])
    return E * factors[:, None]
