"""Skips the first singular value, as for a mean.

loses: svd_embeddings
mentions: largest singular value
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, 1 : dim + 1] * S[1 : dim + 1]
