"""One column a word.

loses: svd_embeddings
mentions: transposed|shape
"""

def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return (U[:, :dim] * S[:dim]).T
