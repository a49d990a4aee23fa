"""What libraries have: scipy.stats, scipy.linalg, scipy.special and scikit-learn's cosine_similarity."""


def spearman(x, y):
    from scipy.stats import pearsonr, rankdata

    if np.shape(x) != np.shape(y) or np.size(x) < 2:
        raise ValueError("x and y: at least two values each, and equally many")
    for name, values in {"x": x, "y": y}.items():
        if np.all(np.asarray(values) == values[0]):
            raise ValueError(f"{name} has one value only")
    return pearsonr(rankdata(x), rankdata(y)).statistic


def similarity_score(pairs, scores, vocabulary, E):
    from scipy.stats import spearmanr
    from sklearn.metrics.pairwise import cosine_similarity

    known = np.array([v in vocabulary and w in vocabulary for v, w in pairs], dtype=bool)
    if known.sum() < 2:
        raise ValueError("pairs with two known words: fewer than two")
    ids = np.array([[vocabulary[v], vocabulary[w]] for (v, w), there in zip(pairs, known) if there])
    table = cosine_similarity(E)
    return spearmanr(table[ids[:, 0], ids[:, 1]], np.asarray(scores)[known]).statistic, known.sum()


def analogy_accuracy(questions, E):
    from sklearn.metrics.pairwise import cosine_similarity

    if not len(questions):
        raise ValueError("there are no questions")
    targets = E[questions[:, 1]] - E[questions[:, 0]] + E[questions[:, 2]]
    table = cosine_similarity(targets, E)
    np.put_along_axis(table, questions[:, :3], -2.0, axis=1)
    return np.count_nonzero(np.argmax(table, axis=1) == questions[:, 3]) / len(questions)


def weat_effect_size(X, Y, A, B):
    from scipy.stats import tstd
    from sklearn.metrics.pairwise import cosine_similarity

    both = np.vstack([X, Y])
    s = cosine_similarity(both, A).mean(axis=1) - cosine_similarity(both, B).mean(axis=1)
    if np.ptp(s) < 1e-12:
        raise ValueError("X, Y: no spread")
    return np.subtract(*[part.mean() for part in np.split(s, [len(X)])]) / tstd(s)


def weat_p_value(X, Y, A, B):
    from scipy.stats import permutation_test
    from sklearn.metrics.pairwise import cosine_similarity

    if len(X) != len(Y):
        raise ValueError("X and Y must be of one size")
    both = np.vstack([X, Y])
    s = cosine_similarity(both, A).mean(axis=1) - cosine_similarity(both, B).mean(axis=1)
    if len(X) == 1:
        return 1.0 if s[1] >= s[0] - 1e-12 else 0.5

    groups = (s[: len(X)], s[len(X) :])
    observed = groups[0].sum() - groups[1].sum()

    def statistic(first, second, axis):
        # SciPy counts ties within a relative 1e-14: so it is asked how many reach the observed value.
        return 1.0 * (np.sum(first, axis=axis) - np.sum(second, axis=axis) >= observed - 1e-12)

    return permutation_test(groups, statistic, vectorized=True, alternative="greater", n_resamples=np.inf).pvalue


def procrustes(A, B):
    from scipy.linalg import orthogonal_procrustes

    R, _ = orthogonal_procrustes(A, B)
    return R


def semantic_shift(A, B):
    from scipy.linalg import orthogonal_procrustes
    from sklearn.preprocessing import normalize

    A, B = normalize(A), normalize(B)
    return 1 - np.einsum("ij,ij->i", A @ orthogonal_procrustes(A, B)[0], B)


def mean_pool(ids, mask, E):
    totals = np.where(mask[..., None], E.take(ids, axis=0, mode="clip"), 0.0).sum(axis=1)
    counts = np.count_nonzero(mask, axis=1)[:, None]
    return np.divide(totals, counts, out=np.zeros_like(totals), where=counts > 0)


def train_probe(X, y, l2, learning_rate, steps):
    from scipy.special import expit

    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = expit(X @ w + b) - y
        w, b = w - learning_rate * (error @ X / len(X) + l2 * w), b - learning_rate * error.mean()
    return w, b
