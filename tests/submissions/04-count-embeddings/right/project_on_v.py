"""The embeddings as a projection: M V, which is U S."""


def tokenize(text):
    spaced = "".join(c if c.isalnum() or c.isspace() else f" {c} " for c in text)
    return spaced.lower().split()


def svd_embeddings(M, dim):
    _, _, Vt = np.linalg.svd(M)
    return M @ Vt[:dim].T
