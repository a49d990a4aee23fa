"""Other mathematics: the polar decomposition, signs and log-odds in place of ranks, SVD and probabilities."""


def spearman(x, y):
    n = len(x)
    if n != len(y) or n < 2:
        raise ValueError("x and y must hold two values or more, equally many")
    signs = []
    for name, values in (("x", x), ("y", y)):
        values = np.asarray(values)
        # A row sum of signs is twice the average rank, less n + 1.
        sums = np.sign(np.subtract.outer(values.astype(float), values.astype(float))).sum(axis=1)
        if not sums.any():
            raise ValueError(f"{name}: there is no order in it")
        signs.append(sums)
    return signs[0] @ signs[1] / np.linalg.norm(signs[0]) / np.linalg.norm(signs[1])


def procrustes(A, B):
    from scipy.linalg import polar

    return polar(A.T @ B)[0]


def semantic_shift(A, B):
    from scipy.linalg import polar

    def unit(M):
        lengths = np.sqrt(np.einsum("ij,ij->i", M, M))
        return M / np.where(lengths == 0, np.inf, lengths)[:, None]

    R = polar(unit(A).T @ unit(B))[0]
    # For rows of length 1, half the squared distance is 1 minus the cosine.
    return ((unit(A) @ R - unit(B)) ** 2).sum(axis=1) / 2


def weat_effect_size(X, Y, A, B):
    # The mean of cosines is the dot product with the mean of the unit vectors.
    g = unit_rows(A).mean(axis=0) - unit_rows(B).mean(axis=0)
    s = unit_rows(np.concatenate([X, Y])) @ g
    if s.std() < 1e-12:
        raise ValueError("X and Y: every word leans alike")
    group = np.repeat([1.0, 0.0], [len(X), len(Y)])
    return (s @ group / len(X) - s @ (1 - group) / len(Y)) / np.sqrt(np.cov(s))


def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError(f"X and Y: {len(X)} words are not {len(Y)}")
    g = unit_rows(A).mean(axis=0) - unit_rows(B).mean(axis=0)
    s = unit_rows(np.concatenate([X, Y])) @ g
    signs = np.array([row for row in itertools.product((1, -1), repeat=len(s)) if sum(row) == 0])
    T = signs @ s
    observed = s[: len(X)].sum() - s[len(X) :].sum()
    return 1 - np.mean(T < observed - 1e-12)


def mean_pool(ids, mask, E):
    n, T = ids.shape
    counts = np.zeros((n, len(E)))
    text = np.repeat(np.arange(n), T).reshape(n, T)
    np.add.at(counts, (text[mask], ids[mask]), 1)
    return counts @ E / np.clip(counts.sum(axis=1, keepdims=True), 1, None)


def train_probe(X, y, l2, learning_rate, steps):
    columns = np.column_stack([X, np.ones(len(X))])
    penalty = np.array([l2] * X.shape[1] + [0.0])
    theta = np.zeros(X.shape[1] + 1)
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh(columns @ theta / 2))
        theta = theta - learning_rate * (columns.T @ (p - y) / len(y) + penalty * theta)
    return theta[:-1], theta[-1]
