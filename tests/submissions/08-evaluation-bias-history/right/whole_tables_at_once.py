"""Whole tables at once: no loop where an array will do."""


def spearman(x, y):
    if x.shape != y.shape or x.size < 2:
        raise ValueError("x, y: shapes")
    table = np.stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    if (np.ptp(table, axis=1) == 0).any():
        raise ValueError("x or y is constant")
    more = (table[:, :, None] > table[:, None, :]).sum(axis=2)
    less = (table[:, :, None] < table[:, None, :]).sum(axis=2)
    return np.corrcoef(more - less)[0, 1]


def similarity_score(pairs, scores, vocabulary, E):
    ids = np.array([[vocabulary.get(v, -1), vocabulary.get(w, -1)] for v, w in pairs]).reshape(-1, 2)
    known = (ids >= 0).all(axis=1)
    if known.sum() < 2:
        raise ValueError("pairs: not enough")
    U = unit_rows(E)
    cosines = (U @ U.T)[tuple(ids[known].T)]
    table = np.stack([cosines, np.asarray(scores, dtype=float)[known]])
    signs = np.sign(table[:, :, None] - table[:, None, :]).sum(axis=2)
    return float(np.corrcoef(signs)[0, 1]), int(known.sum())


def analogy_accuracy(questions, E):
    if questions.size == 0:
        raise ValueError("questions: empty")
    scores = unit_rows(E) @ (E[questions[:, 1]] - E[questions[:, 0]] + E[questions[:, 2]]).T
    columns = np.arange(len(questions))
    scores[questions[:, :3].T, columns] = -np.inf
    return float((scores.argmax(axis=0) == questions[:, 3]).mean())


def weat_effect_size(X, Y, A, B):
    cosines = unit_rows(np.concatenate([X, Y])) @ unit_rows(np.concatenate([A, B])).T
    weights = np.concatenate([np.full(len(A), 1 / len(A)), np.full(len(B), -1 / len(B))])
    s = cosines @ weights
    spread = np.std(s, ddof=1)
    if spread < 1e-12:
        raise ValueError("X and Y")
    return (np.mean(s[: len(X)]) - np.mean(s[len(X) :])) / spread


def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("X and Y: sizes")
    cosines = unit_rows(np.concatenate([X, Y])) @ unit_rows(np.concatenate([A, B])).T
    s = cosines @ np.concatenate([np.full(len(A), 1 / len(A)), np.full(len(B), -1 / len(B))])
    chosen = np.array(list(itertools.combinations(range(len(s)), len(X))))
    # The difference of the means in place of that of the sums.
    d = 2 * s[chosen].mean(axis=1) - 2 * s.mean()
    return float((d >= d[0] - 1e-12).mean())


def procrustes(A, B):
    U, S, V = np.linalg.svd(np.einsum("ni,nj->ij", A, B), full_matrices=True)
    return np.einsum("ik,kj->ij", U, V)


def semantic_shift(A, B):
    A, B = (M / np.maximum(np.linalg.norm(M, axis=1, keepdims=True), 1e-300) for M in (A, B))
    U, S, V = np.linalg.svd(np.einsum("ni,nj->ij", A, B))
    return 1.0 - np.diag(A @ U @ V @ B.T)


def mean_pool(ids, mask, E):
    padded = np.vstack([E, np.zeros(E.shape[1])])
    chosen = np.where(mask, ids, len(E))
    return padded[chosen].sum(axis=1) / np.maximum(mask.sum(axis=1), 1)[:, None]
