"""Helpers, a class for a table, generators; sums that grow."""

import functools


class Table:
    def __init__(self, rows):
        self.rows = np.asarray(rows, dtype=float)
        self.lengths = np.linalg.norm(self.rows, axis=1)

    def cosine(self, i, vector):
        size = self.lengths[i] * np.linalg.norm(vector)
        return 0.0 if size == 0 else float(np.dot(self.rows[i], vector) / size)

    def lean(self, i, A, B):
        return np.mean([self.cosine(i, a) for a in A]) - np.mean([self.cosine(i, b) for b in B])


def ranked(values):
    groups = itertools.groupby(sorted(range(len(values)), key=lambda i: values[i]), key=lambda i: values[i])
    ranks, seen = [0.0] * len(values), 0
    for _, members in groups:
        members = list(members)
        for i in members:
            ranks[i] = seen + (len(members) + 1) / 2
        seen += len(members)
    return np.array(ranks)


def correlated(r, q):
    r, q = (v - v.mean() for v in (r, q))
    return (r * q).sum() / (np.linalg.norm(r) * np.linalg.norm(q))


def spearman(x, y):
    if len(x) != len(y):
        raise ValueError("x and y differ in length")
    if len(x) <= 1:
        raise ValueError("x and y are too short")
    if min(x) == max(x) or min(y) == max(y):
        raise ValueError("x or y never changes")
    return correlated(ranked(list(x)), ranked(list(y)))


def similarity_score(pairs, scores, vocabulary, E):
    table, cosines, ratings = Table(E), [], []
    for pair, score in zip(pairs, scores):
        try:
            i, j = (vocabulary[word] for word in pair)
        except KeyError:
            continue
        cosines.append(table.cosine(i, E[j]))
        ratings.append(score)
    if len(cosines) < 2:
        raise ValueError("pairs: at least two with known words")
    return correlated(ranked(cosines), ranked(ratings)), len(cosines)


def weat_effect_size(X, Y, A, B):
    table = Table(np.vstack([X, Y]))
    s = np.array([table.lean(i, A, B) for i in range(len(table.rows))])
    if not s.std(ddof=1) >= 1e-12:
        raise ValueError("X, Y")
    return (s[: len(X)].mean() - s[-len(Y) :].mean()) / s.std(ddof=1)


def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("X, Y")
    table = Table(np.vstack([X, Y]))
    s = [table.lean(i, A, B) for i in range(len(table.rows))]
    n = len(X)

    @functools.cache
    def reach(position, chosen):
        """All sums of `chosen` more associations from `position` on."""
        if chosen == 0:
            return (0.0,)
        if position == len(s):
            return ()
        return tuple(s[position] + t for t in reach(position + 1, chosen - 1)) + reach(position + 1, chosen)

    sums = reach(0, n)
    return sum(t >= sum(s[:n]) - 1e-12 for t in sums) / len(sums)


def train_probe(X, y, l2, learning_rate, steps):
    def gradients(w, b):
        signs = np.where(y == 1, 1.0, -1.0)
        pull = -signs * np.exp(-np.logaddexp(0, signs * (X @ w + b))) / len(y)
        return pull @ X + l2 * w, pull.sum()

    state = (np.zeros(X.shape[1]), 0.0)
    for _ in range(steps):
        state = tuple(value - learning_rate * slope for value, slope in zip(state, gradients(*state)))
    return state
