"""Plain Python: nested lists and sums, turned into arrays at the end."""

import math


def _rows(matrix):
    return [[float(x) for x in row] for row in matrix]


def _product(A, B):
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


def _weights(scores, allowed):
    made = []
    for row, may in zip(scores, allowed):
        best = max(s for s, ok in zip(row, may) if ok)
        power = [math.exp(s - best) if ok else 0.0 for s, ok in zip(row, may)]
        made.append([p / sum(power) for p in power])
    return made


def _attend(Q, K, V, mask=None):
    Q, K, V = _rows(Q), _rows(K), _rows(V)
    root = math.sqrt(len(Q[0]))
    scores = [[s / root for s in row] for row in _product(Q, list(zip(*K)))]
    allowed = mask if mask is not None else [[True] * len(K)] * len(Q)
    weights = _weights(scores, allowed)
    return _product(weights, V), weights


def attention(Q, K, V, mask=None):
    if mask is not None:
        mask = np.broadcast_to(mask, (*Q.shape[:-1], K.shape[-2]))
    if Q.ndim > 2:
        parts = [attention(Q[i], K[i], V[i], None if mask is None else mask[i]) for i in range(len(Q))]
        return np.array([part[0] for part in parts]), np.array([part[1] for part in parts])
    if mask is not None and not all(any(row) for row in mask):
        raise ValueError("the mask has a row without a single True")
    return tuple(np.array(part) for part in _attend(Q, K, V, mask))


def attention_backward(dO, Q, K, V, weights):
    if Q.ndim > 2:
        parts = [attention_backward(*arrays) for arrays in zip(dO, Q, K, V, weights)]
        return tuple(np.array([part[i] for part in parts]) for i in range(3))
    n, m = weights.shape
    dQ, dK, dV = np.zeros(Q.shape), np.zeros(K.shape), np.zeros(V.shape)
    for i in range(n):
        g = [float(sum(dO[i] * V[j])) for j in range(m)]
        mean = sum(weights[i, j] * g[j] for j in range(m))
        for j in range(m):
            dV[j] += weights[i, j] * dO[i]
            slope = weights[i, j] * (g[j] - mean) / math.sqrt(Q.shape[1])
            dQ[i] += slope * K[j]
            dK[j] += slope * Q[i]
    return dQ, dK, dV


def attention_mask(lengths, T, causal):
    return [
        [[s < length and (s <= t or not causal) for s in range(T)] for t in range(T)]
        for length in (int(n) for n in lengths)
    ]


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    dim = len(X[0])
    if dim // heads * heads != dim:
        raise ValueError(f"heads must divide {dim}")
    size = dim // heads
    Q, K, V = (_product(_rows(X), _rows(W)) for W in (Wq, Wk, Wv))
    joined = [[] for _ in X]
    for j in range(heads):
        cut = [[row[j * size : (j + 1) * size] for row in rows] for rows in (Q, K, V)]
        for row, more in zip(joined, _attend(*cut, mask)[0]):
            row.extend(more)
    return np.array(_product(joined, _rows(Wo)))


def layer_norm(X, gain, bias, eps=1e-5):
    X = np.asarray(X, dtype=float)
    if X.ndim > 1:
        return np.array([layer_norm(x, gain, bias, eps) for x in X])
    mean = math.fsum(X) / len(X)
    variance = math.fsum((x - mean) ** 2 for x in X) / len(X)
    return np.array([g * (x - mean) / math.sqrt(variance + eps) + b for x, g, b in zip(X, gain, bias)])


def layer_norm_backward(dY, X, gain, eps=1e-5):
    if X.ndim > 1:
        parts = [layer_norm_backward(dy, x, gain, eps) for dy, x in zip(dY, X)]
        return (
            np.array([part[0] for part in parts]),
            sum(part[1] for part in parts),
            sum(part[2] for part in parts),
        )
    n = len(X)
    mean = sum(X) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in X) / n + eps)
    normal = [(x - mean) / s for x in X]
    g = [a * b for a, b in zip(dY, gain)]
    flat = sum(g) / n
    along = sum(a * b for a, b in zip(g, normal)) / n
    dX = [(a - flat - b * along) / s for a, b in zip(g, normal)]
    return np.array(dX), np.array([a * b for a, b in zip(dY, normal)]), np.array(dY)


def transformer_block(X, params, heads, mask=None):
    def norm(Z, i):
        rows = []
        for z in Z:
            mean = sum(z) / len(z)
            s = math.sqrt(sum((x - mean) ** 2 for x in z) / len(z) + 1e-5)
            pairs = zip(z, params["gain" + i], params["bias" + i])
            rows.append([g * (x - mean) / s + b for x, g, b in pairs])
        return rows

    seen, size = norm(X, "1"), len(X[0]) // heads
    Q, K, V = (_product(seen, _rows(params[name])) for name in ("Wq", "Wk", "Wv"))
    joined = [[] for _ in X]
    for j in range(heads):
        cut = [[row[j * size : (j + 1) * size] for row in rows] for rows in (Q, K, V)]
        for row, more in zip(joined, _attend(*cut, mask)[0]):
            row.extend(more)
    A = np.array(_product(joined, _rows(params["Wo"]))) + X
    hidden = np.array(_product(norm(A, "2"), _rows(params["W1"]))) + params["c1"]
    hidden[hidden < 0] = 0
    return A + np.array(_product(hidden, _rows(params["W2"]))) + params["c2"]


def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    inputs, targets = [], []
    for word in ids.ravel().tolist():
        chosen = rng.random() < rate
        kind = rng.choice(["mask", "random", "keep"], p=[0.8, 0.1, 0.1]) if chosen else "keep"
        targets.append(word if chosen else -1)
        other = int(rng.integers(0, vocab_size)) if kind == "random" else word
        inputs.append(mask_id if kind == "mask" else other)
    return np.array(inputs).reshape(ids.shape), np.array(targets).reshape(ids.shape)


def train_masked_lm(loss_and_gradients, params, sentences, mask_id, epochs, learning_rate, rng):
    state, losses = {}, []
    for _ in range(epochs):
        rows = [list(map(int, row)) for row in sentences]
        rng.shuffle(rows)
        seen = []
        while rows:
            batch, rows = rows[:50], rows[50:]
            lots = [[rng.random() < 0.15 for _ in row] for row in batch]
            inputs = [
                [mask_id if lot else w for w, lot in zip(*pair)] for pair in zip(batch, lots, strict=True)
            ]
            targets = [[w if lot else -1 for w, lot in zip(*pair)] for pair in zip(batch, lots, strict=True)]
            loss, grads = loss_and_gradients(params, np.array(inputs), np.array(targets))
            params = adam_step(params, grads, state, learning_rate)
            seen.append(loss)
        losses.append(sum(seen) / len(seen))
    return params, losses


def scalar_mix(layers, s, gamma):
    best = max(s)
    power = [math.exp(x - best) for x in s]
    return gamma * sum(p / sum(power) * np.array(layer) for p, layer in zip(power, layers))
