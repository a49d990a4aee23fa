"""Scales the rows to length 1.

loses: svd_embeddings
mentions: scaled to length 1|This is U
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    E = U[:, :dim] * S[:dim]
    return E / np.maximum(np.linalg.norm(E, axis=1, keepdims=True), 1e-12)
