"""Bags, draws and rows as matrices: no index assignment anywhere."""


def cbow_contexts(ids, window):
    T = len(ids)
    columns = []
    for d in [*range(-window, 0), *range(1, window + 1)]:
        shift = np.eye(T, k=d)  # row t has its one at t + d, or nowhere
        columns.append(shift @ (np.asarray(ids) + 1) - 1)
    return np.rint(np.transpose(columns)).astype(int)


def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    if not len(context_ids):
        raise ValueError("context_ids is empty")
    eye = np.eye(len(C))
    bag = eye[np.asarray(context_ids)].mean(axis=0)
    asked = eye[np.concatenate([[target], negatives])]
    truth = np.arange(len(asked)) == 0
    x = asked @ (W @ (C.T @ bag))
    e = 0.5 * (1 + np.tanh(x / 2)) - truth
    loss = np.where(truth, np.logaddexp(0, -x), np.logaddexp(0, x)).sum()
    return loss, np.outer(asked.T @ e, bag @ C), np.outer(bag, e @ asked @ W)


def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    T, eye = len(ids), np.eye(vocab_size)
    near = sum(np.eye(T, k=d) for d in range(-window, window + 1) if d)
    A = near @ eye[ids]
    A = A / A.sum(axis=1, keepdims=True)
    W, C = np.zeros((vocab_size, dim)), rng.normal(0, 0.05, (vocab_size, dim))
    noise = np.bincount(ids, minlength=vocab_size) ** 0.75
    # One row a target: the noise without it.
    allowed = np.where(np.eye(vocab_size) > 0, 0.0, noise)
    allowed = allowed / np.maximum(allowed.sum(axis=1, keepdims=True), 1e-300)
    bounds = np.cumsum(allowed, axis=1)
    for _ in range(epochs):
        u = rng.random((T, k)) * bounds[ids, -1][:, None]
        drawn = (u[:, :, None] >= bounds[ids][:, None, :]).sum(axis=2)
        for part in np.array_split(rng.permutation(T), -(-T // 100)):
            a = A[part]
            h = a @ C
            asked = eye[ids[part]] + eye[drawn[part]].sum(axis=1)
            e = asked / (1 + np.exp(-(h @ W.T))) - eye[ids[part]]
            step_W, step_C = e.T @ h, a.T @ (e @ W)
            W = W - learning_rate * step_W
            C = C - learning_rate * step_C
    return W, C


def glove_loss_and_gradients(W, C, b, c, counts, x_max, alpha):
    # The biases as two more coordinates, with a constant 1 on the other side.
    one = np.ones((len(b), 1))
    A, B = np.hstack([W, b[:, None], one]), np.hstack([C, one, c[:, None]])
    f = np.clip(counts / x_max, 0, 1) ** alpha
    e = (A @ B.T - np.log(counts + (counts == 0))) * (counts > 0)
    dA, dB = 2 * (f * e) @ B, 2 * (f * e).T @ A
    d = W.shape[1]
    return np.vdot(f, e * e), dA[:, :d], dB[:, :d], dA[:, d], dB[:, d + 1]


def subword_vector(word_id, buckets, W, G):
    own = np.zeros(len(W)) if word_id is None else np.eye(len(W))[word_id]
    weights = np.concatenate([own, np.bincount(buckets, minlength=len(G))])
    return weights @ np.vstack([W, G]) / max(weights.sum(), 1)
