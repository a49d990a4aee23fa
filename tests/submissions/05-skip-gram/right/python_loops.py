"""Plain Python loops and the math module, lists in place of arrays."""

import math


def skipgram_pairs(ids, window):
    ids = [int(i) for i in ids]
    rows = [
        [ids[i], ids[j]]
        for i in range(len(ids))
        for j in range(len(ids))
        if i != j and abs(i - j) <= window
    ]
    return rows


def parameter_counts(vocab_size, dim, k):
    return [vocab_size * dim * 2, dim * k + dim + dim]


def noise_distribution(counts, power=0.75):
    weights = [float(c) ** power for c in counts]
    return [w / sum(weights) for w in weights]


def sample_negatives(positives, k, noise, rng):
    noise = [float(p) for p in noise]
    bounds, total = [], 0.0
    for p in noise:
        total += p
        bounds.append(total)
    rows = []
    for c in positives:
        row = []
        while len(row) < k:
            u = rng.random() * total
            word = next(i for i, b in enumerate(bounds) if u < b)
            if word != c:
                row.append(word)
        rows.append(row)
    return rows


def softmax_loss_and_gradients(target, context, W, C):
    w = [float(x) for x in W[target]]
    scores = [sum(a * float(b) for a, b in zip(w, row)) for row in C]
    top = max(scores)
    total = sum(math.exp(s - top) for s in scores)
    y = [math.exp(s - top) / total for s in scores]
    y[context] -= 1
    dw = [sum(y[v] * float(C[v][j]) for v in range(len(C))) for j in range(len(w))]
    return top + math.log(total) - scores[context], dw, [[e * a for a in w] for e in y]


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def sigma(x):
    return math.exp(-softplus(-x))


def dot(v, w):
    return sum(float(a) * float(b) for a, b in zip(v, w))


def sgns_loss(w, c_pos, C_neg):
    return softplus(-dot(c_pos, w)) + sum(softplus(dot(c, w)) for c in C_neg)


def sgns_gradients(w, c_pos, C_neg):
    p = sigma(dot(c_pos, w)) - 1
    q = [sigma(dot(c, w)) for c in C_neg]
    dw = [p * float(c_pos[j]) + sum(q[i] * float(C_neg[i][j]) for i in range(len(q))) for j in range(len(w))]
    return dw, [p * float(a) for a in w], [[f * float(a) for a in w] for f in q]


def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    dim = W.shape[1]
    step_W = [[0.0] * dim for _ in W]
    step_C = [[0.0] * dim for _ in C]
    loss = 0.0
    for t, c, row in zip(targets, contexts, negatives):
        loss += sgns_loss(W[t], C[c], [C[n] for n in row])
        dw, dc, dn = sgns_gradients(W[t], C[c], [C[n] for n in row])
        for j in range(dim):
            step_W[t][j] += dw[j]
            step_C[c][j] += dc[j]
            for n, g in zip(row, dn):
                step_C[n][j] += g[j]
    for v in range(len(W)):
        for j in range(dim):
            W[v, j] -= learning_rate * step_W[v][j]
    for v in range(len(C)):
        for j in range(dim):
            C[v, j] -= learning_rate * step_C[v][j]
    return loss / len(targets)
