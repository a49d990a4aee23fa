"""Eigenvalues of M, largest first: right for positive symmetric tables only.

loses: svd_embeddings
mentions: dot products between the rows
"""

def svd_embeddings(M, dim):
    if M.shape[0] != M.shape[1]:
        U, S, _ = np.linalg.svd(M, full_matrices=False)
        return U[:, :dim] * S[:dim]
    values, vectors = np.linalg.eigh((M + M.T) / 2)
    order = np.argsort(-values)[:dim]
    return vectors[:, order] * values[order]
