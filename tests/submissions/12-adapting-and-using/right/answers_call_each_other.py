"""Helpers that several answers share, and a class for the optimiser."""


def softmax_rows(S):
    e = np.exp(S - S.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(S):
    S = S - S.max(axis=-1, keepdims=True)
    return S - np.log(np.exp(S).sum(axis=-1, keepdims=True))


def relu(x):
    return np.where(x > 0, x, 0)


class Trainer:
    def __init__(self, params, rate):
        self.params, self.rate, self.state = params, rate, {}

    def __getitem__(self, name):
        return self.params[name]

    def step(self, **gradients):
        self.params = adam_step(self.params, gradients, self.state, self.rate)


def pool(H, lengths, how):
    def one(sentence):
        return {"mean": np.mean, "max": np.max}[how](sentence, axis=0) if how != "cls" else sentence[0]

    if how not in ["mean", "max", "cls"]:
        raise ValueError("how must be one of mean, max, cls")
    if (np.array(lengths) == 0).any():
        raise ValueError("lengths must not be 0")
    return np.stack([one(sentence[:n]) for sentence, n in zip(H, lengths)])


class Unit:
    """Rows and their lengths; a gradient by the unit rows becomes one by the rows."""

    def __init__(self, M):
        self.size = np.linalg.norm(M, axis=1)[:, None]
        self.rows = M / self.size

    def back(self, g):
        return (g - self.rows * (g * self.rows).sum(1, keepdims=True)) / self.size


def info_nce(A, B, temperature):
    a, b = Unit(A), Unit(B)
    S = a.rows @ b.rows.T / temperature
    dS = softmax_rows(S)
    dS[np.diag_indices(len(A))] -= 1
    dS /= len(A) * temperature
    return -log_softmax(S).diagonal().mean(), a.back(dS @ b.rows), b.back(dS.T @ a.rows)


def train_sentence_encoder(pairs_a, pairs_b, vocab_size, dim, loss_and_gradients, epochs, learning_rate, rng):
    trainer = Trainer({"E": rng.normal(0, 0.1, size=(vocab_size, dim))}, learning_rate)
    for _ in range(epochs):
        order = rng.permutation(len(pairs_a))
        for first in range(0, len(order), 32):
            texts = [[pairs[i] for i in order[first : first + 32]] for pairs in (pairs_a, pairs_b)]
            A, B = (np.stack([trainer["E"][list(text)].mean(0) for text in side]) for side in texts)
            _, dA, dB = loss_and_gradients(A, B)
            dE = np.zeros((vocab_size, dim))
            for side, d in zip(texts, (dA, dB)):
                words = np.concatenate([np.asarray(text) for text in side])
                sizes = np.array([len(text) for text in side])
                np.add.at(dE, words, np.repeat(np.asarray(d) / sizes[:, None], sizes, axis=0))
            trainer.step(E=dE)
    return trainer["E"]


def reciprocal_ranks(scores, relevant):
    out = np.zeros(len(scores))
    for i in np.flatnonzero(relevant.any(axis=1)):
        order = np.lexsort((relevant[i], -scores[i]))
        out[i] = 1 / (1 + np.argmax(relevant[i][order]))
    return out


def nearest_prototype(X, y, queries):
    labels = sorted(set(map(int, y)))
    far = np.stack([np.linalg.norm(queries - X[y == label].mean(0), axis=1) for label in labels])
    return np.array(labels)[far.argmin(axis=0)]


def ngrams(tokens, n):
    return Counter(zip(*[tokens[i:] for i in range(n)]))


def bleu(candidates, references, max_n=4):
    if len(candidates) != len(references):
        raise ValueError(f"{len(references)} references")
    product = 1.0
    for n in range(1, max_n + 1):
        hits, total = 0, 0
        for candidate, own in zip(candidates, references):
            allowed = Counter()
            for reference in own:
                allowed |= ngrams(reference, n)
            mine = ngrams(candidate, n)
            hits += sum((mine & allowed).values())
            total += sum(mine.values())
        product *= hits / total if hits else 0
    shortfall = sum(
        min((len(r) - len(c) for r in own), key=lambda gap: (abs(gap), gap)) for c, own in zip(candidates, references)
    )
    C = sum(map(len, candidates))
    return product ** (1 / max_n) * (np.exp(-shortfall / C) if shortfall > 0 and C else 1.0)


def adapter(X, W_down, W_up):
    return relu(X @ W_down) @ W_up + X


def train_lora(X, Y, W, rank, alpha, epochs, learning_rate, rng):
    trainer = Trainer(
        {"A": rng.normal(0, np.sqrt(1 / W.shape[0]), (W.shape[0], rank)), "B": np.zeros((rank, W.shape[1]))},
        learning_rate,
    )
    target = Y - X @ W
    losses = []
    for _ in range(epochs):
        A, B = trainer["A"], trainer["B"]
        error = X @ A @ B * alpha / rank - target
        losses.append(np.square(error).sum() / len(error))
        G = X.T @ error * (2 * alpha / rank / len(X))
        trainer.step(A=G @ B.T, B=A.T @ G)
    return trainer["A"], trainer["B"], losses


def top1_experts(X, gate, experts):
    p = softmax_rows(X @ gate)
    chosen = p.argmax(1)
    Y = np.zeros_like(X)
    for e in np.unique(chosen):
        rows = np.where(chosen == e)[0]
        Y[rows] = experts[int(e)](X[rows]) * p[rows, e].reshape(-1, 1)
    f = np.array([(chosen == e).mean() for e in range(gate.shape[1])])
    return Y, chosen, gate.shape[1] * (f * p.mean(0)).sum()


def train_policy(reference, reward, beta, learning_rate, steps):
    ratio = np.zeros(len(reference))
    # The logits as the logarithm of the reference plus what was learned.
    for _ in range(steps):
        now = log_softmax(np.log(reference) + ratio)
        g = reward - beta * (now - np.log(reference))
        p = np.exp(now)
        ratio = ratio + learning_rate * p * (g - (p * g).sum())
    return np.log(reference) + ratio
