"""Plain Python: lists, sums and sorted; arrays only where a matrix has to be factorised."""

import math


def _average_ranks(values):
    values = [float(v) for v in values]
    ordered = sorted(values)
    first = {}
    last = {}
    for place, value in enumerate(ordered, 1):
        first.setdefault(value, place)
        last[value] = place
    return [(first[v] + last[v]) / 2 for v in values]


def _pearson(r, q):
    n = len(r)
    mean_r, mean_q = sum(r) / n, sum(q) / n
    top = sum((a - mean_r) * (b - mean_q) for a, b in zip(r, q))
    return top / math.sqrt(sum((a - mean_r) ** 2 for a in r) * sum((b - mean_q) ** 2 for b in q))


def _cosine(v, w):
    dot = math.fsum(float(a) * float(b) for a, b in zip(v, w))
    size = math.sqrt(math.fsum(float(a) ** 2 for a in v)) * math.sqrt(math.fsum(float(b) ** 2 for b in w))
    return dot / size if size else 0.0


def spearman(x, y):
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} values, y has {len(y)}")
    if len(x) < 2:
        raise ValueError("x and y need two values at least")
    if len(set(map(float, x))) == 1:
        raise ValueError("x is constant")
    if len(set(map(float, y))) == 1:
        raise ValueError("y is constant")
    return _pearson(_average_ranks(x), _average_ranks(y))


def similarity_score(pairs, scores, vocabulary, E):
    kept = [
        (_cosine(E[vocabulary[v]], E[vocabulary[w]]), score)
        for (v, w), score in zip(pairs, scores)
        if v in vocabulary and w in vocabulary
    ]
    if len(kept) < 2:
        raise ValueError("pairs: fewer than two have known words")
    return _pearson(_average_ranks([c for c, _ in kept]), _average_ranks([s for _, s in kept])), len(kept)


def analogy_accuracy(questions, E):
    rows = [[int(i) for i in row] for row in questions]
    if not rows:
        raise ValueError("questions: nothing to score")
    hits = 0
    for a, b, c, d in rows:
        target = [float(y) - float(x) + float(z) for x, y, z in zip(E[a], E[b], E[c])]
        candidates = [i for i in range(len(E)) if i not in (a, b, c)]
        hits += max(candidates, key=lambda i: _cosine(E[i], target)) == d
    return hits / len(rows)


def _lean(w, A, B):
    return sum(_cosine(w, a) for a in A) / len(A) - sum(_cosine(w, b) for b in B) / len(B)


def weat_effect_size(X, Y, A, B):
    first, second = [_lean(x, A, B) for x in X], [_lean(y, A, B) for y in Y]
    everything = first + second
    middle = math.fsum(everything) / len(everything)
    deviation = math.sqrt(math.fsum((s - middle) ** 2 for s in everything) / (len(everything) - 1))
    if deviation <= 1e-12:
        raise ValueError("Y leans like X")
    return (sum(first) / len(first) - sum(second) / len(second)) / deviation


def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("Y must be as large as X")
    s = [_lean(w, A, B) for w in [*X, *Y]]
    n = len(X)
    observed = sum(s[:n])
    reached = [sum(chosen) >= observed - 1e-12 for chosen in itertools.combinations(s, n)]
    return sum(reached) / len(reached)


def mean_pool(ids, mask, E):
    pooled = []
    for row, marks in zip(ids.tolist(), mask.tolist()):
        words = [i for i, there in zip(row, marks) if there]
        columns = range(E.shape[1])
        pooled.append([sum(float(E[i, j]) for i in words) / len(words) if words else 0.0 for j in columns])
    return pooled


def train_probe(X, y, l2, learning_rate, steps):
    n, dim = X.shape
    w, b = [0.0] * dim, 0.0
    for _ in range(steps):
        errors = []
        for x, label in zip(X.tolist(), y.tolist()):
            z = sum(a * c for a, c in zip(x, w)) + b
            p = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
            errors.append((p - label) / n)
        slope = [sum(e * x for e, x in zip(errors, column)) for column in X.T.tolist()]
        w = [wj - learning_rate * (sj + l2 * wj) for wj, sj in zip(w, slope)]
        b -= learning_rate * sum(errors)
    return w, b
