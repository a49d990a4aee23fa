"""GloVe cell by cell in the order of the table, sums that start at 1; bags through a dict of rows."""


def train_glove(counts, dim, x_max, alpha, epochs, learning_rate, rng):
    V = len(counts)
    words = rng.uniform(-0.5, 0.5, (2, V, dim + 1)) / (dim + 1)
    words[:, :, dim] = 0.0
    sums = np.ones_like(words)
    cells = [(int(i), int(j), float(counts[i, j])) for i, j in np.argwhere(counts)]
    cells = [(i, j, min(1.0, x / x_max) ** alpha, np.log(x)) for i, j, x in cells]
    for _ in range(epochs):
        for i, j, f, goal in cells:
            w, c = words[0, i], words[1, j]
            g = 2 * f * (w[:dim] @ c[:dim] + w[dim] + c[dim] - goal)
            dw, dc = np.append(g * c[:dim], g), np.append(g * w[:dim], g)
            sums[0, i] += dw * dw
            sums[1, j] += dc * dc
            words[0, i] -= learning_rate * dw / np.sqrt(sums[0, i])
            words[1, j] -= learning_rate * dc / np.sqrt(sums[1, j])
    W, C = words[:, :, :dim]
    return W, C, words[0, :, dim], words[1, :, dim]


def cbow_contexts(ids, window):
    at = dict(enumerate(ids))
    around = [d for d in range(-window, window + 1) if d]
    return np.array([[at.get(t + d, -1) for d in around] for t in range(len(ids))])


def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("`n_min` is too small")

    def runs(text, n):
        return [] if len(text) < n else [text[:n], *runs(text[1:], n)]

    return [run for n in range(n_max, n_min - 1, -1) for run in runs(f"<{word}>", n)]
