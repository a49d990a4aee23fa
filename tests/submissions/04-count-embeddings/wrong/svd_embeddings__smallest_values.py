"""Keeps the smallest singular values.

loses: svd_embeddings
mentions: largest
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, -dim:] * S[-dim:]
