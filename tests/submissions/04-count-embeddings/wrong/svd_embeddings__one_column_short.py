"""One coordinate too few.

loses: svd_embeddings
mentions: shorter by one|expected shape
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, : dim - 1] * S[: dim - 1]
