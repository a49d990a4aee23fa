"""Centres the caller's array and puts nothing back.

loses: svd_embeddings
mentions: changed by the call|centred|casting
"""

def svd_embeddings(M, dim):
    M -= M.mean(axis=0).astype(M.dtype)
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim] * S[:dim]
