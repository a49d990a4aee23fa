"""Whole arrays at once: joint matrices, all masks of all epochs drawn in advance."""


def attention(Q, K, V, mask=None):
    root = np.sqrt(np.sqrt(Q.shape[-1]))
    scores = (Q / root) @ (K / root).swapaxes(-2, -1)
    if mask is None:
        mask = np.full(scores.shape, True)
    if not np.logical_or.reduce(mask, axis=-1).all():
        raise ValueError("every row of the mask needs a True")
    blocked = np.full_like(scores, -np.inf)
    np.copyto(blocked, scores, where=np.broadcast_to(mask, scores.shape))
    weights = np.exp(blocked - np.logaddexp.reduce(blocked, axis=-1, keepdims=True))
    return weights @ V, weights


def attention_backward(dO, Q, K, V, weights):
    dA = dO @ V.swapaxes(-2, -1)
    weighted = weights * dA
    dS = weighted - weights * np.sum(weighted, axis=-1, keepdims=True)
    root = np.sqrt(Q.shape[-1])
    return dS @ (K / root), dS.swapaxes(-2, -1) @ (Q / root), weights.swapaxes(-2, -1) @ dO


def attention_mask(lengths, T, causal):
    rows = np.repeat(np.arange(T)[None, :] < np.reshape(lengths, (-1, 1)), T, axis=0).reshape(-1, T, T)
    return np.tril(rows) if causal else rows


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    T, dim = X.shape
    if heads > dim or dim % heads:
        raise ValueError(f"cannot split {dim} into {heads} equal heads")
    joint = X @ np.hstack([Wq, Wk, Wv])
    Q, K, V = np.moveaxis(joint.reshape(T, 3, heads, dim // heads), 0, 2)
    scores = np.matmul(Q, K.swapaxes(1, 2)) / (dim / heads) ** 0.5
    if mask is not None:
        scores[:, ~mask] = -np.inf
    return np.concatenate(list(softmax(scores) @ V), axis=-1) @ Wo


def layer_norm(X, gain, bias, eps=1e-5):
    moments = X.mean(axis=-1), (np.asarray(X, dtype=float) ** 2).mean(axis=-1)
    centred = X - moments[0][..., None]
    return gain * centred / np.sqrt((centred**2).mean(axis=-1)[..., None] + eps) + bias


def layer_norm_backward(dY, X, gain, eps=1e-5):
    centred = X - X.mean(axis=-1, keepdims=True)
    power = (centred**2).mean(axis=-1, keepdims=True) + eps
    dgain = (dY * centred * power**-0.5).sum(axis=tuple(np.arange(X.ndim - 1)))
    dnormal = dY * gain
    inner = (dnormal * centred).mean(axis=-1, keepdims=True) / power
    dcentred = (dnormal - centred * inner) * power**-0.5
    dX = dcentred - dcentred.mean(axis=-1, keepdims=True)
    return dX, dgain, dY.sum(axis=tuple(np.arange(X.ndim - 1)))


def transformer_block(X, params, heads, mask=None):
    def standardised(Z, number):
        table = np.stack([Z.mean(axis=1), Z.std(axis=1) ** 2], axis=1)
        Z = (Z - table[:, :1]) / np.sqrt(table[:, 1:] + 1e-5)
        return Z * params[f"gain{number}"] + params[f"bias{number}"]

    T, dim = X.shape
    joint = standardised(X, 1) @ np.hstack([params["Wq"], params["Wk"], params["Wv"]])
    Q, K, V = np.moveaxis(joint.reshape(T, 3, heads, dim // heads), 0, 2)
    scores = np.matmul(Q, K.swapaxes(1, 2)) / (dim / heads) ** 0.5
    if mask is not None:
        scores[:, ~mask] = -np.inf
    A = X + np.concatenate(list(softmax(scores) @ V), axis=-1) @ params["Wo"]
    hidden = np.fmax(0, standardised(A, 2) @ params["W1"] + params["c1"])
    return np.sum([A, hidden @ params["W2"], np.tile(params["c2"], (T, 1))], axis=0)


def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    first, second, words = rng.random(ids.shape), rng.random(ids.shape), rng.integers(vocab_size, size=ids.shape)
    inputs = np.select(
        [first >= rate, second < 0.1, second < 0.2], [ids, ids, words], default=np.full(ids.shape, mask_id)
    )
    return inputs, np.select([first < rate], [ids], default=-1)


def train_masked_lm(loss_and_gradients, params, sentences, mask_id, epochs, learning_rate, rng):
    n = len(sentences)
    hidden = rng.random((epochs, *sentences.shape)) < 0.15
    orders = rng.permuted(np.tile(np.arange(n), (epochs, 1)), axis=1)
    inputs, targets = np.where(hidden, mask_id, sentences), np.where(hidden, sentences, -1)
    table, state = [], {}
    for epoch in range(epochs):
        table.append([])
        for k in range((n + 49) // 50):
            rows = orders[epoch, 50 * k : 50 * (k + 1)]
            loss, grads = loss_and_gradients(params, inputs[epoch, rows], targets[epoch, rows])
            table[-1].append(float(loss))
            params = adam_step(params, grads, state, learning_rate)
    return params, [float(np.mean(row)) for row in table]


def scalar_mix(layers, s, gamma):
    weights = np.exp(s - np.logaddexp.reduce(np.asarray(s, dtype=float)))
    return np.tensordot(gamma * weights, layers, axes=(0, 0))
