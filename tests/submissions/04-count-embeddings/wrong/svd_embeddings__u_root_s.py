"""U·√S.

loses: svd_embeddings
mentions: √S
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim] * np.sqrt(S[:dim])
