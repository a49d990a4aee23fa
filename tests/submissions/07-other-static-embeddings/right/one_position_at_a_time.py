"""Everything in Python loops, one position, cell, letter or row at a time."""


def cbow_contexts(ids, window):
    table = []
    for t in range(len(ids)):
        row = []
        for place in range(t - window, t + window + 1):
            if place != t:
                row.append(int(ids[place]) if 0 <= place < len(ids) else -1)
        table.append(row)
    return np.array(table)


def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    n = len(context_ids)
    if n == 0:
        raise ValueError("context_ids must not be empty")
    h = sum(C[j] for j in context_ids) / n
    dW, dC, dh, loss = np.zeros_like(W), np.zeros_like(C), np.zeros(W.shape[1]), 0.0
    for word, label in [(target, 1), *((v, 0) for v in negatives)]:
        x = float(h @ W[word])
        loss += np.logaddexp(0, -x if label else x)
        e = (1 + np.tanh(x / 2)) / 2 - label
        dW[word] += e * h
        dh += e * W[word]
    for j in context_ids:
        dC[j] += dh / n
    return loss, dW, dC


def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W = np.zeros((vocab_size, dim))
    C = rng.normal(0.0, 0.1, (vocab_size, dim))
    counts = np.bincount(ids, minlength=vocab_size)
    noise = counts**0.75 / (counts**0.75).sum()
    T = len(ids)
    bags = [[int(ids[j]) for j in range(t - window, t + window + 1) if j != t and 0 <= j < T] for t in range(T)]
    for epoch in range(epochs):
        drawn = rng.choice(vocab_size, (T, k), p=noise)
        while (clash := drawn == ids[:, None]).any():
            drawn[clash] = rng.choice(vocab_size, clash.sum(), p=noise)
        for t in range(T):
            bag = bags[t]
            words = np.append(drawn[t], ids[t])
            h = C[bag].mean(axis=0)
            rows = W[words]
            e = 1 / (1 + np.exp(-(rows @ h)))
            e[-1] -= 1
            dh = e @ rows
            np.add.at(W, words, -learning_rate * e[:, None] * h)
            np.add.at(C, bag, -learning_rate * dh / len(bag))
    return W, C


def glove_weight(counts, x_max=100.0, alpha=0.75):
    result = np.zeros(np.shape(counts))
    for index, x in np.ndenumerate(counts):
        if x < 0:
            raise ValueError("counts must not be negative")
        result[index] = 1.0 if x >= x_max else (x / x_max) ** alpha
    return result


def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    loss = 0.0
    dW, dC, db, dc = np.zeros_like(W), np.zeros_like(C), np.zeros_like(b), np.zeros_like(c)
    for i, j in zip(*np.nonzero(counts)):
        f = min(1.0, counts[i, j] / x_max) ** alpha
        e = W[i] @ C[j] + b[i] + c[j] - np.log(counts[i, j])
        loss += f * e * e
        dW[i] += 2 * f * e * C[j]
        dC[j] += 2 * f * e * W[i]
        db[i] += 2 * f * e
        dc[j] += 2 * f * e
    return loss, dW, dC, db, dc


def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    W, C = rng.normal(0, 0.1, (V, dim)), rng.normal(0, 0.1, (V, dim))
    b, c = np.zeros(V), np.zeros(V)
    sW, sC, sb, sc = np.ones((V, dim)), np.ones((V, dim)), np.ones(V), np.ones(V)
    rows, columns = np.nonzero(counts)
    weights = np.minimum(counts / x_max, 1) ** alpha
    for epoch in range(epochs):
        for at in rng.permutation(len(rows)):
            i, j = rows[at], columns[at]
            g = 2 * weights[i, j] * (W[i] @ C[j] + b[i] + c[j] - np.log(counts[i, j]))
            gw, gc = g * C[j], g * W[i]
            sW[i] += gw**2
            sC[j] += gc**2
            sb[i] += g**2
            sc[j] += g**2
            W[i] -= learning_rate * gw / np.sqrt(sW[i])
            C[j] -= learning_rate * gc / np.sqrt(sC[j])
            b[i] -= learning_rate * g / np.sqrt(sb[i])
            c[j] -= learning_rate * g / np.sqrt(sc[j])
    return W, C, b, c


def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("n_min must be at least 2")
    marked, runs = "<" + word + ">", []
    for start in range(len(marked)):
        for end in range(start + n_min, min(start + n_max, len(marked)) + 1):
            runs.append(marked[start:end])
    return runs


def ngram_bucket(ngram, buckets):
    h = 2166136261
    for byte in ngram.encode():
        if byte > 127:
            byte |= 0xFFFFFF00
        h ^= byte
        h = (h * 16777619) % 2**32
    return h % buckets


def subword_vector(word_id, buckets, W, G):
    total, n = [0.0] * W.shape[1], 0
    for row in [G[u] for u in buckets] + ([] if word_id is None else [W[word_id]]):
        total = [x + y for x, y in zip(total, row)]
        n += 1
    return np.array(total) / n if n else np.array(total)
