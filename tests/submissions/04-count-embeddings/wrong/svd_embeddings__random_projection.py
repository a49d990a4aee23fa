"""A random projection to dim coordinates.

loses: svd_embeddings
mentions: expected
"""

def svd_embeddings(M, dim):
    R = np.random.default_rng(0).normal(size=(M.shape[1], dim)) / np.sqrt(dim)
    return M @ R
