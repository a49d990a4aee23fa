"""Sample answers of semantic_shift."""


# %% base: B is turned onto A, cosines one by one
def semantic_shift(A, B):
    then, now = unit_rows(A), unit_rows(B)
    U, _, Vt = np.linalg.svd(now.T @ then)
    back = now @ (U @ Vt)
    return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])


# %% wrong: Not aligned | mentions: as they stand
# - back = now @ (U @ Vt)
# + back = now

# %% wrong: The rotation the wrong way round | mentions: wrong way round
# - back = now @ (U @ Vt)
# + back = now @ (U @ Vt).T

# %% wrong: U @ V | mentions: V transposed
# - back = now @ (U @ Vt)
# + U, _, Vt = np.linalg.svd(then.T @ now)
# + then, back = then @ U @ Vt.T, now

# %% wrong: Cosines, not distances | mentions: 1 minus the cosine
# - return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])
# + return np.array([float(np.dot(v, w)) for v, w in zip(then, back)])

# %% wrong: Aligned by least squares | mentions: least squares
# - back = now @ (U @ Vt)
# + then, back = unit_rows(then @ np.linalg.lstsq(then, now, rcond=None)[0]), now

# %% wrong: Long rows decide on the rotation | mentions: long rows|not scaled
# - U, _, Vt = np.linalg.svd(now.T @ then)
# + U, _, Vt = np.linalg.svd(B.T @ A)

# %% wrong: Centred for the alignment | mentions: centred
# - U, _, Vt = np.linalg.svd(now.T @ then)
# + U, _, Vt = np.linalg.svd((now - now.mean(axis=0)).T @ (then - then.mean(axis=0)))

# %% wrong: Dot products of the rows as they are | mentions: dot products
# - return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])
# + return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(A, B @ (U @ Vt))])

# %% wrong: Euclidean distances | mentions: euclidean
# - return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])
# + return np.linalg.norm(then - back, axis=1)

# %% wrong: Squared distances | mentions: squared|twice|counted twice
# - return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])
# + return ((then - back) ** 2).sum(axis=1)

# %% wrong: A table of all words with all words | mentions: shape
# - return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])
# + return 1.0 - then @ back.T

# %% wrong: Only the mean shift | mentions: shape|one number
# - return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])
# + return float(np.mean([1.0 - np.dot(v, w) for v, w in zip(then, back)]))

# %% wrong: Rows of zeros are divided by 0 | mentions: converge|nan|zeros
# - then, now = unit_rows(A), unit_rows(B)
# + then, now = (M / np.linalg.norm(M, axis=1, keepdims=True) for M in (A, B))

# %% wrong: Rows of zeros are taken out, and the result is shorter | mentions: shape|shorter
# - then, now = unit_rows(A), unit_rows(B)
# + there = (A != 0).any(axis=1) & (B != 0).any(axis=1)
# + then, now = unit_rows(A[there]), unit_rows(B[there])

# %% wrong: Rotations only | mentions: as before|mirror|differ|reflect
# - back = now @ (U @ Vt)
# + U[:, -1] *= np.sign(np.linalg.det(U @ Vt))
# + back = now @ (U @ Vt)

# %% wrong: Scaled in place | mentions: changed
# - then, now = unit_rows(A), unit_rows(B)
# + A /= np.maximum(np.linalg.norm(A, axis=1, keepdims=True), 1e-12)
# + then, now = A, unit_rows(B)

# %% wrong: Angles | mentions: angles
# - return np.array([1.0 - float(np.dot(v, w)) for v, w in zip(then, back)])
# + return np.arccos(np.clip((then * back).sum(axis=1), -1, 1))
