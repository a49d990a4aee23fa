"""Small functions on single texts, tokens and queries, put together at the end."""


def pool_one(sentence, n, how):
    if n < 1:
        raise ValueError("lengths must be positive")
    if how == "cls":
        return sentence[0]
    if how == "max":
        best = sentence[0].copy()
        for token in sentence[1:n]:
            best = np.fmax(best, token)
        return best
    if how != "mean":
        raise ValueError(f"no such way, how={how!r}")
    total = np.zeros_like(sentence[0])
    for token in sentence[:n]:
        total = total + token
    return total / n


def pool(H, lengths, how):
    return np.array([pool_one(*arguments, how) for arguments in zip(H, lengths)])


def info_nce(A, B, temperature):
    n = len(A)

    def unit(v):
        return v / np.sqrt(v @ v)

    def through(g, v):
        # The Jacobian of v / |v|, written out.
        size = np.sqrt(v @ v)
        return (np.eye(len(v)) / size - np.outer(v, v) / size**3) @ g

    b = np.array([unit(v) for v in B])
    loss, dA, db = 0.0, np.zeros(A.shape), np.zeros(B.shape)
    for i, v in enumerate(A):
        s = b @ unit(v) / temperature
        s = s - s.max()
        p = np.exp(s) / np.exp(s).sum()
        loss -= s[i] - np.log(np.exp(s).sum())
        p[i] -= 1
        dA[i] = through(p @ b / n / temperature, v)
        db += np.outer(p, unit(v)) / n / temperature
    return loss / n, dA, np.array([through(g, v) for g, v in zip(db, B)])


def train_sentence_encoder(pairs_a, pairs_b, vocab_size, dim, loss_and_gradients, epochs, learning_rate, rng):
    E = rng.normal(0.0, 0.1, size=(vocab_size, dim))
    state = {}
    for _ in range(epochs):
        order = rng.permutation(len(pairs_a)).tolist()
        while order:
            batch = [order.pop() for _ in range(min(32, len(order)))]
            A = np.array([np.mean([E[w] for w in pairs_a[i]], axis=0) for i in batch])
            B = np.array([np.mean([E[w] for w in pairs_b[i]], axis=0) for i in batch])
            _, dA, dB = loss_and_gradients(A, B)
            dE = np.zeros_like(E)
            for pairs, d in ((pairs_a, dA), (pairs_b, dB)):
                for row, i in zip(d, batch):
                    for w, times in Counter(pairs[i]).items():
                        dE[w] += times / len(pairs[i]) * row
            E = adam_step({"E": E}, {"E": dE}, state, learning_rate)["E"]
    return E


def rank(scores, relevant):
    place = 1
    for score, good in sorted(zip(scores.tolist(), relevant.tolist()), key=lambda pair: (-pair[0], pair[1])):
        if good:
            return place
        place += 1
    return np.inf


def reciprocal_ranks(scores, relevant):
    return np.array([1 / rank(*query) for query in zip(scores, relevant)])


def nearest_prototype(X, y, queries):
    answers = []
    for query in queries:
        best = (np.inf, 0)
        for label in {int(label) for label in y}:
            mine = [x for x, own in zip(X, y) if own == label]
            far = float(np.sum((query - sum(mine) / len(mine)) ** 2))
            best = min(best, (far, label))
        answers.append(best[1])
    return answers


def clipped(candidate, own, n):
    def grams(text):
        return [tuple(text[i : i + n]) for i in range(len(text) - n + 1)]

    tables = [Counter(grams(reference)) for reference in own]
    mine = Counter(grams(candidate))
    return sum(min(k, max(t.get(g, 0) for t in tables)) for g, k in mine.items()), sum(mine.values())


def bleu(candidates, references, max_n=4):
    if len(references) != len(candidates):
        raise ValueError("references and candidates differ in number")
    table = np.array(
        [[clipped(c, own, n) for n in range(1, max_n + 1)] for c, own in zip(candidates, references)]
    ).reshape(-1, max_n, 2)
    matches, totals = table.sum(axis=0).T
    if not matches.all():
        return 0.0
    c = sum(len(candidate) for candidate in candidates)
    r = sum(
        sorted((len(x) for x in own), key=lambda size: (abs(size - len(candidate)), size))[0]
        for candidate, own in zip(candidates, references)
    )
    return min(1.0, np.exp(1 - r / c)) * np.prod((matches / totals) ** (1 / max_n))


def adapter(X, W_down, W_up):
    result = np.array(X, copy=True)
    for unit in range(W_down.shape[1]):
        activation = np.maximum(0, X @ W_down[:, unit])
        result = result + activation[..., None] * W_up[unit]
    return result


def train_lora(X, Y, W, rank, alpha, epochs, learning_rate, rng):
    params = {"B": np.zeros((rank, W.shape[1])), "A": rng.normal(size=(W.shape[0], rank)) / W.shape[0] ** 0.5}
    state, losses = {}, []
    for _ in range(epochs):
        grads, loss = {"A": np.zeros_like(params["A"]), "B": np.zeros_like(params["B"])}, 0.0
        for x, y in zip(X, Y):
            narrow = x @ params["A"]
            error = x @ W + alpha * (narrow @ params["B"]) / rank - y
            loss += (error**2).sum() / len(X)
            d = 2 * error / len(X) * alpha / rank
            grads["B"] += np.outer(narrow, d)
            grads["A"] += np.outer(x, d @ params["B"].T)
        losses.append(float(loss))
        params = adam_step(params, grads, state, learning_rate)
    return params["A"], params["B"], losses


def top1_experts(X, gate, experts):
    P = []
    for x in X:
        s = x @ gate
        e = np.exp(s - s.max())
        P.append(e / e.sum())
    P = np.array(P)
    chosen = [int(np.argmax(row)) for row in P]
    queues = {}
    for i, e in enumerate(chosen):
        queues.setdefault(e, []).append(i)
    Y = np.zeros(X.shape)
    for e, tokens in queues.items():
        for i, y in zip(tokens, experts[e](X[tokens])):
            Y[i] = P[i, e] * np.asarray(y)
    load = len(experts) * sum(len(tokens) / len(X) * P[:, e].mean() for e, tokens in queues.items())
    return Y, np.array(chosen), load


def train_policy(reference, reward, beta, learning_rate, steps):
    theta = np.log(reference)
    n = len(theta)
    for _ in range(steps):
        shifted = theta - theta.max()
        log_p = shifted - np.log(np.exp(shifted).sum())
        p = np.exp(log_p)
        gradient = np.zeros(n)
        for i in range(n):
            value = reward[i] - beta * (log_p[i] - np.log(reference[i]))
            for j in range(n):
                gradient[j] += p[i] * ((i == j) - p[j]) * value
        theta = theta + learning_rate * gradient
    return theta
