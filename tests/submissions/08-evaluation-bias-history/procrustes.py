"""Sample answers of procrustes."""


# %% base: the SVD of the other product
def procrustes(A, B):
    V, sizes, Ut = np.linalg.svd(np.dot(B.T, A))
    return (V @ Ut).T


# %% wrong: The way back | mentions: transpose
# - return (V @ Ut).T
# + return V @ Ut

# %% wrong: U @ V, since the SVD is U S V | mentions: V transposed
def procrustes(A, B):
    U, sizes, V = np.linalg.svd(A.T @ B)
    return U @ V.T


# %% wrong: Least squares | mentions: least squares|stretches
def procrustes(A, B):
    return np.linalg.lstsq(A, B, rcond=None)[0]


# %% wrong: The product itself | mentions: singular values|stretches|least squares
def procrustes(A, B):
    return A.T @ B


# %% wrong: Centred first, as in shape analysis | mentions: centred
# - V, sizes, Ut = np.linalg.svd(np.dot(B.T, A))
# + V, sizes, Ut = np.linalg.svd((B - B.mean(axis=0)).T @ (A - A.mean(axis=0)))

# %% wrong: Rotations only (Kabsch) | mentions: reflection
# - return (V @ Ut).T
# + flip = np.ones(len(V))
# + flip[-1] = np.sign(np.linalg.det(V @ Ut))
# + return (V * flip @ Ut).T

# %% wrong: Rows scaled to length 1 first | mentions: scaled to length 1
# - V, sizes, Ut = np.linalg.svd(np.dot(B.T, A))
# + V, sizes, Ut = np.linalg.svd(unit_rows(B).T @ unit_rows(A))

# %% wrong: With the best scale | mentions: scales
# - return (V @ Ut).T
# + return (V @ Ut).T * sizes.sum() / (A**2).sum()

# %% wrong: The aligned table, not the matrix | mentions: shape
# - return (V @ Ut).T
# + return A @ (V @ Ut).T

# %% wrong: A thin SVD of the tables themselves | mentions: differ|shape|expected
def procrustes(A, B):
    U = np.linalg.svd(A, full_matrices=False)[2]
    V = np.linalg.svd(B, full_matrices=False)[2]
    return U.T @ V


# %% wrong: Newton's iteration, which needs a regular matrix | mentions: singular|equally good
def procrustes(A, B):
    R = A.T @ B
    for _ in range(60):
        R = (R + np.linalg.inv(R).T) / 2
    return R


# %% wrong: The polar factor by a square root that divides by 0 | mentions: orthogonal|nan|finite|R.T @ R
def procrustes(A, B):
    M = A.T @ B
    values, vectors = np.linalg.eigh(M.T @ M)
    return M @ vectors @ np.diag(1 / np.sqrt(np.maximum(values, 1e-12))) @ vectors.T


# %% wrong: Gram-Schmidt of the product | mentions: differ|expected
def procrustes(A, B):
    Q, R = np.linalg.qr(A.T @ B)
    return Q * np.sign(np.diag(R))


# %% wrong: Nothing is turned | mentions: turns nothing
def procrustes(A, B):
    return np.eye(A.shape[1])


# %% wrong: A is centred in place | mentions: changed
# - V, sizes, Ut = np.linalg.svd(np.dot(B.T, A))
# + V, sizes, Ut = np.linalg.svd(np.dot(B.T, A))
# + A -= A.mean(axis=0)

# %% right: SciPy's own
def procrustes(A, B):
    from scipy.linalg import orthogonal_procrustes

    return orthogonal_procrustes(A, B)[0]
