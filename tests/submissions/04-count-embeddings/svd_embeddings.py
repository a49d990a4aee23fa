"""Sample answers of svd_embeddings."""

# %% base: the first columns of U, scaled
def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M, full_matrices=False)
    return U[:, :dim] * S[:dim]

# %% wrong: dim is ignored | mentions: shape|axis 1
# - return U[:, :dim] * S[:dim]
# + return U * S

# %% wrong: PCA: subtracts the mean of each column | mentions: columns were centred
# - def svd_embeddings(M, dim):
# + def svd_embeddings(M, dim):
# +     M = M - M.mean(axis=0)

# %% wrong: The first columns of the rank-dim approximation | mentions: cut to rank dim
# - return U[:, :dim] * S[:dim]
# + return (U[:, :dim] * S[:dim] @ Vt[:dim])[:, :dim]

# %% wrong: Whitens: divides by the singular values | mentions: divided
# - return U[:, :dim] * S[:dim]
# + return U[:, :dim] / S[:dim]

# %% wrong: U[:dim]: rows for columns | mentions: shape|transposed
# - return U[:, :dim] * S[:dim]
# + return U[:dim] * S

# %% wrong: Skips the first singular value, as for a mean | mentions: largest singular value
# - return U[:, :dim] * S[:dim]
# + return U[:, 1 : dim + 1] * S[1 : dim + 1]

# %% wrong: One coordinate too few | mentions: shorter by one|expected shape
# - return U[:, :dim] * S[:dim]
# + return U[:, : dim - 1] * S[: dim - 1]

# %% wrong: The rows of V: contexts instead of words | mentions: shape|rows of V
# - return U[:, :dim] * S[:dim]
# + return Vt[:dim].T * S[:dim]

# %% wrong: Scales the rows to length 1 | mentions: scaled to length 1|This is U
# - return U[:, :dim] * S[:dim]
# + E = U[:, :dim] * S[:dim]
# + return E / np.maximum(np.linalg.norm(E, axis=1, keepdims=True), 1e-12)

# %% wrong: Multiplies the rows instead of the columns | mentions: belongs to a column
# - return U[:, :dim] * S[:dim]
# + E = U[:, :dim]
# + factors = np.resize(S, E.shape[0])
# + return E * factors[:, None]

# %% wrong: U·S² | mentions: squared
# - return U[:, :dim] * S[:dim]
# + return U[:, :dim] * S[:dim] ** 2

# %% wrong: Centres the caller's array and puts nothing back | mentions: changed its argument|centred|casting
# - def svd_embeddings(M, dim):
# + def svd_embeddings(M, dim):
# +     M -= M.mean(axis=0).astype(M.dtype)

# %% wrong: Keeps the smallest singular values | mentions: largest
# - return U[:, :dim] * S[:dim]
# + return U[:, -dim:] * S[-dim:]

# %% wrong: One column a word | mentions: transposed|shape
# - return U[:, :dim] * S[:dim]
# + return (U[:, :dim] * S[:dim]).T

# %% wrong: U·√S | mentions: √S
# - return U[:, :dim] * S[:dim]
# + return U[:, :dim] * np.sqrt(S[:dim])

# %% wrong: U alone | mentions: This is U
# - return U[:, :dim] * S[:dim]
# + return U[:, :dim]

# %% wrong: Takes np.linalg.svd's third result for V | mentions: shape
# - return U[:, :dim] * S[:dim]
# + return Vt[:, :dim] * S[:dim]

# %% wrong: The rank-dim approximation itself | mentions: shape
# - return U[:, :dim] * S[:dim]
# + return U[:, :dim] * S[:dim] @ Vt[:dim]

# %% wrong: Eigenvalues of M, largest first: right for positive symmetric tables only
# | mentions: dot products between the rows
def svd_embeddings(M, dim):
    if M.shape[0] != M.shape[1]:
        U, S, _ = np.linalg.svd(M, full_matrices=False)
        return U[:, :dim] * S[:dim]
    values, vectors = np.linalg.eigh((M + M.T) / 2)
    order = np.argsort(-values)[:dim]
    return vectors[:, order] * values[order]

# %% wrong: The first columns of M | mentions: largest
def svd_embeddings(M, dim):
    return np.asarray(M, dtype=float)[:, :dim]

# %% wrong: A random projection to dim coordinates | mentions: expected
def svd_embeddings(M, dim):
    R = np.random.default_rng(0).normal(size=(M.shape[1], dim)) / np.sqrt(dim)
    return M @ R

# %% wrong: scikit-learn's PCA, which centres | mentions: centred
def svd_embeddings(M, dim):
    from sklearn.decomposition import PCA

    return PCA(dim).fit_transform(M)

# %% wrong: V for U | mentions: rows of V
# - return U[:, :dim] * S[:dim]
# + return Vt.T[:, :dim] * S[:dim]

# %% wrong: V alone, without S | mentions: V
# - return U[:, :dim] * S[:dim]
# + return Vt[:dim].T

# %% wrong: Standardises the columns | mentions: standardised
# - def svd_embeddings(M, dim):
# + def svd_embeddings(M, dim):
# +     M = (M - M.mean(axis=0)) / np.where(M.std(axis=0) > 0, M.std(axis=0), 1)

# %% wrong: Standardises the whole table | mentions: standardised|mean of the whole table
# - def svd_embeddings(M, dim):
# + def svd_embeddings(M, dim):
# +     M = (M - M.mean()) / M.std()

# %% wrong: Subtracts the mean of the whole table | mentions: mean of the whole table
# - def svd_embeddings(M, dim):
# + def svd_embeddings(M, dim):
# +     M = M - M.mean()

# %% wrong: Subtracts the mean of each row | mentions: rows were centred
# - def svd_embeddings(M, dim):
# + def svd_embeddings(M, dim):
# +     M = M - M.mean(axis=1, keepdims=True)

# %% wrong: Complex coordinates | mentions: complex|[\d.]j
# - return U[:, :dim] * S[:dim]
# + return U[:, :dim] * S[:dim] * 1j

# %% right: By the eigenvectors of M Mᵀ
def svd_embeddings(M, dim):
    M = np.asarray(M, dtype=float)
    values, vectors = np.linalg.eigh(M @ M.T)
    return vectors[:, ::-1][:, :dim] * np.sqrt(np.maximum(values[::-1][:dim], 0))

# %% wrong: Cut to the table's own integers | mentions: whole numbers
def svd_embeddings(M, dim):
    U, S, _ = np.linalg.svd(M, full_matrices=False)
    return (U[:, :dim] * S[:dim]).astype(np.asarray(M).dtype)
