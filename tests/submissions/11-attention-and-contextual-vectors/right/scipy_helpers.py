"""What SciPy has: softmax, block-diagonal matrices; masked arrays of NumPy for the forbidden scores."""

from scipy.linalg import block_diag
from scipy.special import log_softmax
from scipy.special import softmax as soft


def attention(Q, K, V, mask=None):
    scores = np.matmul(Q, np.moveaxis(K, -1, -2)) * Q.shape[-1] ** -0.5
    if mask is not None:
        mask = np.broadcast_to(mask, scores.shape)
        if np.logical_not(mask).all(axis=-1).any():
            raise ValueError("mask: all False in some row")
        scores = np.ma.masked_array(scores, ~mask).filled(-np.inf)
    weights = soft(scores, axis=-1)
    return np.matmul(weights, V), weights


def attention_backward(dO, Q, K, V, weights):
    if Q.ndim == 2:
        n, d = Q.shape
        jacobian = block_diag(*(np.diag(a) - np.outer(a, a) for a in weights))
        dS = (jacobian @ (dO @ V.T).ravel()).reshape(weights.shape) / d**0.5
        return dS @ K, dS.T @ Q, weights.T @ dO
    return tuple(np.stack(part) for part in zip(*map(attention_backward, dO, Q, K, V, weights)))


def attention_mask(lengths, T, causal):
    lengths = np.asarray(lengths)
    last = np.minimum(np.arange(1, T + 1), lengths[:, None]) if causal else np.tile(lengths[:, None], T)
    return np.arange(T) < last[:, :, None]


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    T, dim = X.shape
    if dim % heads:
        raise ValueError("heads")
    parts = [np.split(X @ W, heads, axis=1) for W in (Wq, Wk, Wv)]
    outputs = []
    for q, k, v in zip(*parts):
        scores = q @ k.T * (dim // heads) ** -0.5
        if mask is not None:
            scores = np.ma.masked_array(scores, ~mask).filled(-np.inf)
        outputs.append(np.exp(log_softmax(scores, axis=1)) @ v)
    return np.hstack(outputs) @ Wo


def layer_norm(X, gain, bias, eps=1e-5):
    mean, variance = np.mean(X, -1, keepdims=True), np.var(X, -1, keepdims=True)
    return gain / np.sqrt(variance + eps) * (X - mean) + bias


def layer_norm_backward(dY, X, gain, eps=1e-5):
    d = X.shape[-1]
    s = np.sqrt(np.var(X, -1, keepdims=True) + eps)
    normal = (X - np.mean(X, -1, keepdims=True)) / s
    g = gain * dY
    dX = (d * g - g.sum(-1, keepdims=True) - normal * (g * normal).sum(-1, keepdims=True)) / (d * s)
    return dX, (dY * normal).reshape(-1, d).sum(axis=0), dY.reshape(-1, d).sum(axis=0)


def transformer_block(X, params, heads, mask=None):
    def normal(Z):
        return (Z - Z.mean(1, keepdims=True)) / np.sqrt(Z.var(1, keepdims=True) + 1e-5)

    # Gain and bias taken into the matrices that follow.
    def first(name):
        return normal(X) @ (params["gain1"][:, None] * params[name]) + params["bias1"] @ params[name]

    outputs = []
    for q, k, v in zip(*(np.split(first(name), heads, axis=1) for name in ("Wq", "Wk", "Wv"))):
        scores = q @ k.T * q.shape[1] ** -0.5
        if mask is not None:
            scores = np.ma.masked_array(scores, ~mask).filled(-np.inf)
        outputs.append(soft(scores, axis=1) @ v)
    A = X + np.hstack(outputs) @ params["Wo"]
    hidden = normal(A) @ (params["gain2"][:, None] * params["W1"]) + params["bias2"] @ params["W1"] + params["c1"]
    return A + (hidden + abs(hidden)) / 2 @ params["W2"] + params["c2"]


def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    flat = ids.ravel()
    inputs, targets = flat.copy(), np.full(flat.size, -1)
    chosen = np.flatnonzero(rng.binomial(1, rate, flat.size))
    targets[chosen] = flat[chosen]
    fate = rng.integers(10, size=chosen.size)
    inputs[chosen[fate < 8]] = mask_id
    swap = chosen[fate == 8]
    inputs[swap] = rng.integers(vocab_size, size=swap.size)
    return inputs.reshape(ids.shape), targets.reshape(ids.shape)


def train_masked_lm(loss_and_gradients, params, sentences, mask_id, epochs, learning_rate, rng):
    def batches():
        rows = rng.permutation(len(sentences)).tolist()
        while rows:
            batch = sentences[rows[:50]]
            rows = rows[50:]
            hidden = np.ma.masked_array(batch, rng.random(batch.shape) < 0.15)
            yield hidden.filled(mask_id), np.ma.masked_array(batch, ~np.ma.getmaskarray(hidden)).filled(-1)

    memory, means = {}, []
    for _ in range(epochs):
        epoch = []
        for batch in batches():
            loss, grads = loss_and_gradients(params, *batch)
            epoch.append(loss)
            params = adam_step(params, grads, memory, learning_rate)
        means.append(sum(epoch) / len(epoch))
    return params, np.array(means)


def scalar_mix(layers, s, gamma):
    return gamma * np.average(layers, axis=0, weights=soft(np.asarray(s, dtype=float)))
