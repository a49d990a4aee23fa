"""Sample answers of cosine_similarity_matrix."""

# %% wrong: Negative similarities lose their sign | mentions: sign
def cosine_similarity_matrix(X, Y):
    norms = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    norms[norms == 0] = 1
    return np.abs(X @ Y.T) / norms

# %% wrong: Each row is centred first: Pearson's correlation | mentions: expected
def cosine_similarity_matrix(X, Y):
    X = X - X.mean(axis=1, keepdims=True)
    Y = Y - Y.mean(axis=1, keepdims=True)
    norms = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    return np.divide(X @ Y.T, norms, out=np.zeros(norms.shape), where=norms > 0)

# %% wrong: X @ Y.T alone | mentions: not normalised
def cosine_similarity_matrix(X, Y):
    return X @ Y.T

# %% wrong: Correct, with a Python loop over every pair | mentions: not vectorised
def cosine_similarity_matrix(X, Y):
    S = np.zeros((len(X), len(Y)))
    for i, x in enumerate(X):
        for j, y in enumerate(Y):
            norms = np.linalg.norm(x) * np.linalg.norm(y)
            if norms > 0:
                S[i, j] = np.dot(x, y) / norms
    return S

# %% wrong: Rows of length 1, with a Python loop over every pair | mentions: not vectorised
def cosine_similarity_matrix(X, Y):
    def units(table):
        norms = np.linalg.norm(table, axis=1, keepdims=True)
        return list(np.divide(table, norms, out=np.zeros(table.shape), where=norms > 0))

    others = units(Y)
    return np.array([[np.dot(x, y) for y in others] for x in units(X)])


# %% wrong: + 1e-8 on each norm keeps zero rows from NaN and distorts short ones
# | mentions: epsilon|almost right
def cosine_similarity_matrix(X, Y):
    X = X / (np.linalg.norm(X, axis=1, keepdims=True) + 1e-8)
    Y = Y / (np.linalg.norm(Y, axis=1, keepdims=True) + 1e-8)
    return X @ Y.T

# %% wrong: np.linalg.norm(X) without an axis is one number | mentions: one length for the whole table
def cosine_similarity_matrix(X, Y):
    return X @ Y.T / (np.linalg.norm(X) * np.linalg.norm(Y))

# %% wrong: axis=0: each column is scaled to length 1 | mentions: columns are normalised
def cosine_similarity_matrix(X, Y):
    X_norm = np.linalg.norm(X, axis=0)
    Y_norm = np.linalg.norm(Y, axis=0)
    X_norm[X_norm == 0] = 1
    Y_norm[Y_norm == 0] = 1
    return (X / X_norm) @ (Y / Y_norm).T

# %% wrong: X /= norms changes the caller's table (integers are converted, floats are not)
# | mentions: changed its argument
def cosine_similarity_matrix(X, Y):
    X = np.asarray(X, dtype=float)
    Y = np.asarray(Y, dtype=float)
    for T in (X, Y):
        norms = np.linalg.norm(T, axis=1, keepdims=True)
        norms[norms == 0] = 1
        T /= norms
    return X @ Y.T

# %% wrong: The lengths of the rows of Y are forgotten | mentions: only X is normalised
def cosine_similarity_matrix(X, Y):
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    return (X / norms) @ Y.T

# %% wrong: Y against X: the result is transposed | mentions: transposed
def cosine_similarity_matrix(X, Y):
    X_norm = np.linalg.norm(X, axis=1, keepdims=True)
    Y_norm = np.linalg.norm(Y, axis=1, keepdims=True)
    X_norm[X_norm == 0] = 1
    Y_norm[Y_norm == 0] = 1
    return (Y / Y_norm) @ (X / X_norm).T

# %% wrong: X is compared with X; Y is only used for its lengths | mentions: shape
def cosine_similarity_matrix(X, Y):
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    return (X / norms) @ (X / norms).T

# %% wrong: 0/0 for zero rows | mentions: zero row.*NaN
def cosine_similarity_matrix(X, Y):
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    Y = Y / np.linalg.norm(Y, axis=1, keepdims=True)
    return X @ Y.T

# %% wrong: Rows of Y shorter than 1 are never normalised | mentions: similarities
def cosine_similarity_matrix(X, Y):
    x_lengths = np.linalg.norm(X, axis=1, keepdims=True)
    y_lengths = np.linalg.norm(Y, axis=1, keepdims=True)
    X = X / np.where(x_lengths > 0, x_lengths, 1.0)
    Y = Y / np.where(y_lengths > 1, y_lengths, 1.0)
    return np.clip(X @ Y.T, -1, 1)

# %% wrong: Rows shorter than 1e-8 count as zero rows | mentions: counts as zero
def cosine_similarity_matrix(X, Y):
    lengths = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    short = np.logical_or.outer(np.linalg.norm(X, axis=1) < 1e-8, np.linalg.norm(Y, axis=1) < 1e-8)
    return np.where(short, 0.0, X @ Y.T / np.where(short, 1.0, lengths))

# %% wrong: Zero rows are found by their sum | mentions: whatever its sum
def cosine_similarity_matrix(X, Y):
    norms = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    zero = np.logical_or.outer(X.sum(axis=1) == 0, Y.sum(axis=1) == 0)
    return np.where(zero, 0.0, X @ Y.T / np.where(zero, 1.0, norms))

# %% wrong: A table with itself has ones on its diagonal, at zero rows as well | mentions: with itself
def cosine_similarity_matrix(X, Y):
    norms = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    S = X @ Y.T / np.where(norms == 0, 1.0, norms)
    if np.array_equal(X, Y):
        np.fill_diagonal(S, 1.0)
    return S

# %% right: all products of coordinates in one array of shape (n, m, dim)
def cosine_similarity_matrix(X, Y):
    norms = np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(Y, axis=1))
    return (X[:, np.newaxis] * Y).sum(axis=2) / np.where(norms == 0, 1.0, norms)
