"""Exact fractions for BLEU, sorting for ranks, and cumulated or padded tables where others loop."""
from fractions import Fraction


def pool(H, lengths, how):
    lengths = np.asarray(lengths)
    if lengths.min() < 1:
        raise ValueError("lengths: at least 1")
    last = lengths - 1
    rows = np.arange(len(H))
    real = np.tril(np.ones((H.shape[1], H.shape[1]), dtype=bool))[last]
    H = np.where(real[:, :, None], H, 0.0)
    if how == "mean":
        return H.cumsum(axis=1)[rows, last] / lengths[:, None]
    if how == "max":
        return np.maximum.accumulate(H, axis=1)[rows, last]
    if how == "cls":
        return H[rows, 0]
    raise ValueError("how: mean, max or cls")


def info_nce(A, B, temperature):
    n = len(A)
    stacked = np.vstack([A, B])
    size = np.linalg.norm(stacked, axis=1, keepdims=True)
    unit = stacked / size
    S = unit[:n] @ unit[n:].T / temperature
    gaps = S - np.diag(S)[:, None]
    top = gaps.max(axis=1)
    losses = top + np.log(np.exp(gaps - top[:, None]).sum(axis=1))
    P = np.exp(gaps - losses[:, None])
    G = np.zeros((2 * n, 2 * n))
    G[:n, n:] = (P - np.eye(n)) / (n * temperature)
    d = (G + G.T) @ unit
    d = (d - unit * np.einsum("id,id->i", d, unit)[:, None]) / size
    return losses.mean(), d[:n], d[n:]


def train_sentence_encoder(pairs_a, pairs_b, vocab_size, dim, loss_and_gradients, epochs, learning_rate, rng):
    E = rng.normal(0.0, 0.1, size=(vocab_size, dim))
    state = {}
    # All texts padded to one length, with a row of zeros behind the table for nobody.
    texts = [*pairs_a, *pairs_b]
    width = max(len(text) for text in texts)
    ids = np.array([[*text, *[vocab_size] * (width - len(text))] for text in texts])
    size = np.array([[len(text)] for text in texts])
    n = len(pairs_a)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, 32):
            now = order[start : start + 32]
            padded = np.vstack([E, np.zeros(dim)])
            A, B = (padded[ids[rows]].sum(axis=1) / size[rows] for rows in (now, now + n))
            _, dA, dB = loss_and_gradients(A, B)
            dE = np.zeros_like(padded)
            np.add.at(dE, ids[now], (dA / size[now])[:, None])
            np.add.at(dE, ids[now + n], (dB / size[now + n])[:, None])
            E = adam_step({"E": E}, {"E": dE[:-1]}, state, learning_rate)["E"]
    return E


def reciprocal_ranks(scores, relevant):
    order = np.lexsort((relevant, -scores), axis=1)
    ranked = np.take_along_axis(relevant, order, axis=1)
    return np.where(ranked.any(axis=1), 1 / (ranked.argmax(axis=1) + 1), 0)


def nearest_prototype(X, y, queries):
    order = np.argsort(y, kind="stable")
    labels, first, counts = np.unique(y[order], return_index=True, return_counts=True)
    means = np.add.reduceat(X[order], first) / counts[:, None]
    # |q − p|² without |q|², which is the same for all prototypes, in whole and half numbers without rounding.
    score = (means**2).sum(axis=1) - 2 * queries @ means.T
    return labels[score.argmin(axis=1)]


def bleu(candidates, references, max_n=4):
    if len(references) != len(candidates):
        raise ValueError("references are missing, or too many")
    product = Fraction(1)
    for n in range(1, max_n + 1):
        numerator, denominator = 0, 0
        for text, own in zip(candidates, references):
            grams = sorted(tuple(text[i : i + n]) for i in range(len(text) - n + 1))
            denominator += len(grams)
            for gram in sorted(set(grams)):
                often = max(sum(tuple(r[i : i + n]) == gram for i in range(len(r))) for r in own)
                numerator += min(grams.count(gram), often)
        product *= Fraction(numerator, denominator or 1)
    written = sum(len(text) for text in candidates)
    wanted = sum(min((abs(len(r) - len(t)), len(r)) for r in own)[1] for t, own in zip(candidates, references))
    penalty = 1.0 if written >= wanted else np.exp(1 - wanted / written) if written else 0.0
    return float(product) ** (1 / max_n) * penalty


def adapter(X, W_down, W_up):
    return np.concatenate([X, np.fmax(np.dot(X, W_down), 0)], axis=-1) @ np.vstack([np.eye(len(W_down)), W_up])


def train_lora(X, Y, W, rank, alpha, epochs, learning_rate, rng):
    A, B = rng.normal(size=(W.shape[0], rank)) / np.sqrt(W.shape[0]), np.zeros((rank, W.shape[1]))
    state, losses = {}, []
    for _ in range(epochs):
        # x W + (α/r) x A B as one product of stacked matrices.
        R = np.hstack([X, X @ A * (alpha / rank)]) @ np.vstack([W, B]) - Y
        losses.append(np.linalg.norm(R) ** 2 / len(X))
        d = 2 * alpha / rank / len(X) * X.T @ R
        after = adam_step({"A": A, "B": B}, {"A": d @ B.T, "B": A.T @ d}, state, learning_rate)
        A, B = after["A"], after["B"]
    return A, B, tuple(losses)


def top1_experts(X, gate, experts):
    S = X @ gate
    S = S - S.max(axis=1, keepdims=True)
    p = np.exp(S)
    p = p / p.sum(axis=1, keepdims=True)
    chosen = p.argmax(axis=1)
    order = np.argsort(chosen, kind="stable")
    parts = [np.asarray(experts[e](X[chosen == e])) for e in np.unique(chosen)]
    Y = np.vstack(parts)[np.argsort(order)] * p.max(axis=1)[:, None]
    one_hot = np.eye(len(experts))[chosen]
    return Y, chosen, len(experts) * float((one_hot.mean(axis=0) * p.mean(axis=0)).sum())


def train_policy(reference, reward, beta, learning_rate, steps):
    start = np.log(np.asarray(reference))
    logits = start.copy()
    for _ in range(steps):
        log_p = logits - np.logaddexp.reduce(logits)
        advantage = np.asarray(reward) - beta * (log_p - start)
        advantage -= np.average(advantage, weights=np.exp(log_p))
        logits += learning_rate * np.exp(log_p) * advantage
    return logits
