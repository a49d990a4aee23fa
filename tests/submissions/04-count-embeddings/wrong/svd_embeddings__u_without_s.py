"""U alone.

loses: svd_embeddings
mentions: This is U
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim]
