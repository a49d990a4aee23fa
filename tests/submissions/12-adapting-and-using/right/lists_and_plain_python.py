"""Lists and loops; NumPy only where an answer has to be an array."""
import math


def pool(H, lengths, how):
    H, lengths = np.asarray(H).tolist(), [int(n) for n in lengths]
    if 0 in lengths:
        raise ValueError("a sentence has no token (lengths)")
    ways = {"mean": lambda column: sum(column) / len(column), "max": max, "cls": lambda column: column[0]}
    if how not in ways:
        raise ValueError(f"how={how}?")
    return [[ways[how](column) for column in zip(*sentence[:n])] for sentence, n in zip(H, lengths)]


def info_nce(A, B, temperature):
    A, B = np.asarray(A).tolist(), np.asarray(B).tolist()
    n, dim = len(A), len(A[0])

    def dot(x, y):
        return sum(p * q for p, q in zip(x, y))

    lengths = [[math.sqrt(dot(row, row)) for row in M] for M in (A, B)]
    a, b = ([[x / size for x in row] for row, size in zip(M, sizes)] for M, sizes in zip((A, B), lengths))
    a, b = list(a), list(b)
    loss, da, db = 0.0, [[0.0] * dim for _ in A], [[0.0] * dim for _ in B]
    for i in range(n):
        scores = [dot(a[i], b[j]) / temperature for j in range(n)]
        top = max(scores)
        total = math.fsum(math.exp(s - top) for s in scores)
        loss += top + math.log(total) - scores[i]
        for j in range(n):
            d = (math.exp(scores[j] - top) / total - (i == j)) / n / temperature
            for k in range(dim):
                da[i][k] += d * b[j][k]
                db[j][k] += d * a[i][k]
    results = []
    for d, unit, sizes in ((da, a, lengths[0]), (db, b, lengths[1])):
        along = [dot(x, y) for x, y in zip(d, unit)]
        results.append(
            [
                [(x - along[i] * u) / sizes[i] for x, u in zip(row, units)]
                for i, (row, units) in enumerate(zip(d, unit))
            ]
        )
    return loss / n, results[0], results[1]


def train_sentence_encoder(pairs_a, pairs_b, vocab_size, dim, loss_and_gradients, epochs, learning_rate, rng):
    E = rng.normal(scale=0.1, size=(vocab_size, dim))
    memory = dict()
    for _ in range(epochs):
        left = list(range(len(pairs_a)))
        rng.shuffle(left)
        while left:
            now, left = left[:32], left[32:]
            sides = [[pairs[i] for i in now] for pairs in (pairs_a, pairs_b)]
            vectors = [np.array([sum(E[w] for w in text) / len(text) for text in side]) for side in sides]
            _, *gradients = loss_and_gradients(vectors[0], vectors[1])
            dE = 0 * E
            for side, gradient in zip(sides, gradients):
                for text, d in zip(side, np.asarray(gradient)):
                    for word in text:
                        dE[word] += d / len(text)
            E = adam_step(dict(table=E), dict(table=dE), memory, learning_rate)["table"]
    return E


def reciprocal_ranks(scores, relevant):
    answer = []
    for row, good in zip(np.asarray(scores).tolist(), np.asarray(relevant).tolist()):
        hits = [s for s, g in zip(row, good) if g]
        if not hits:
            answer.append(0)
            continue
        answer.append(1 / (1 + len([1 for s, g in zip(row, good) if not g and s >= max(hits)])))
    return answer


def nearest_prototype(X, y, queries):
    groups = {}
    for row, label in zip(np.asarray(X).tolist(), np.asarray(y).tolist()):
        groups.setdefault(label, []).append(row)
    means = {label: [sum(c) / len(c) for c in zip(*rows)] for label, rows in groups.items()}
    return [min((math.dist(q, p), label) for label, p in means.items())[1] for q in np.asarray(queries).tolist()]


def bleu(candidates, references, max_n=4):
    if len(candidates) - len(references):
        raise ValueError("references: wrong number")
    logs = []
    for n in range(1, max_n + 1):
        matched = possible = 0
        for candidate, own in zip(candidates, references):
            pool_ = [[tuple(r[i : i + n]) for i in range(len(r) + 1 - n)] for r in own]
            seen = {}
            for i in range(len(candidate) + 1 - n):
                gram = tuple(candidate[i : i + n])
                seen[gram] = seen.get(gram, 0) + 1
                possible += 1
                matched += any(r.count(gram) >= seen[gram] for r in pool_)
        if not matched:
            return 0
        logs.append(math.log(matched) - math.log(possible))
    c = sum(map(len, candidates))
    r = 0
    for candidate, own in zip(candidates, references):
        r += min((abs(len(x) - len(candidate)), len(x)) for x in own)[1]
    return math.exp(sum(logs) / max_n + min(0, 1 - r / c))


def adapter(X, W_down, W_up):
    flat = np.reshape(X, (-1, np.shape(X)[-1]))
    rows = []
    for x in flat:
        out = list(x)
        for j in range(np.shape(W_down)[1]):
            inside = sum(x[i] * W_down[i][j] for i in range(len(x)))
            if inside > 0:
                out = [o + inside * u for o, u in zip(out, W_up[j])]
        rows.append(out)
    return np.reshape(rows, np.shape(X))


def train_lora(X, Y, W, rank, alpha, epochs, learning_rate, rng):
    A = [rng.normal(0, 1 / math.sqrt(len(W)), rank) for _ in range(len(W))]
    params, state, losses = {"A": np.array(A), "B": np.zeros((rank, len(W[0])))}, {}, []
    for _ in range(epochs):
        total, gA, gB = 0.0, 0.0, 0.0
        for x, y in zip(X, Y):
            h = x @ params["A"]
            e = x @ W + alpha / rank * (h @ params["B"]) - y
            total += float(e @ e)
            gB = gB + np.outer(h, e)
            gA = gA + np.outer(x, params["B"] @ e)
        losses.append(total / len(X))
        factor = 2 * alpha / rank / len(X)
        params = adam_step(params, {"A": factor * gA, "B": factor * gB}, state, learning_rate)
    return [params["A"], params["B"], losses]


def top1_experts(X, gate, experts):
    n, E = len(X), len(experts)
    P = []
    for x in X:
        scores = [float(x @ gate[:, e]) for e in range(E)]
        weights = [math.exp(s - max(scores)) for s in scores]
        P.append([w / sum(weights) for w in weights])
    chosen = [row.index(max(row)) for row in P]
    Y = [None] * n
    for e in range(E):
        mine = [i for i in range(n) if chosen[i] == e]
        if mine:
            for i, out in zip(mine, experts[e](X[mine])):
                Y[i] = [P[i][e] * v for v in out]
    load = E * sum(chosen.count(e) / n * sum(row[e] for row in P) / n for e in range(E))
    return Y, chosen, load


def train_policy(reference, reward, beta, learning_rate, steps):
    reference, reward = [float(x) for x in reference], [float(x) for x in reward]
    theta = [math.log(p) for p in reference]
    for _ in range(steps):
        top = max(theta)
        lse = top + math.log(sum(math.exp(t - top) for t in theta))
        logs = [t - lse for t in theta]
        g = [r - beta * (l - math.log(q)) for r, l, q in zip(reward, logs, reference)]
        average = sum(math.exp(l) * v for l, v in zip(logs, g))
        theta = [t + learning_rate * math.exp(l) * (v - average) for t, l, v in zip(theta, logs, g)]
    return theta
