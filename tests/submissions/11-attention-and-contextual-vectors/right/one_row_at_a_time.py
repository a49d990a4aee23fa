"""Small classes and generators: a query is an object, a batch is yielded, a norm is a closure."""

from collections import namedtuple

View = namedtuple("View", "weights mixed")


class Query:
    def __init__(self, vector):
        self.vector = np.asarray(vector, dtype=float)

    def look(self, keys, values, may=None):
        places = np.arange(len(keys)) if may is None else np.flatnonzero(may)
        if len(places) == 0:
            raise ValueError("the mask leaves nothing to look at")
        scores = np.array([self.vector @ keys[p] for p in places]) / len(self.vector) ** 0.5
        power = np.exp(scores - scores.max())
        weights = np.zeros(len(keys))
        weights[places] = power / power.sum()
        return View(weights, sum(weights[p] * values[p] for p in places))


def _views(Q, K, V, mask):
    rows = [None] * len(Q) if mask is None else mask
    return [Query(q).look(K, V, may) for q, may in zip(Q, rows)]


def attention(Q, K, V, mask=None):
    n, m = Q.shape[-2], K.shape[-2]
    lead = Q.shape[:-2]
    wide = None if mask is None else np.broadcast_to(mask, (*lead, n, m))
    found = {at: _views(Q[at], K[at], V[at], None if wide is None else wide[at]) for at in np.ndindex(*lead)}
    output = np.zeros((*lead, n, V.shape[-1]))
    weights = np.zeros((*lead, n, m))
    for at, views in found.items():
        output[at] = [view.mixed for view in views]
        weights[at] = [view.weights for view in views]
    return output, weights


def attention_backward(dO, Q, K, V, weights):
    turned = np.swapaxes(weights, -1, -2)
    output = weights @ V
    # The average of dA is dO · O, row by row.
    dS = weights * (dO @ np.swapaxes(V, -1, -2) - (dO * output).sum(axis=-1)[..., None])
    dS /= np.sqrt(K.shape[-1])
    return dS @ K, np.swapaxes(dS, -1, -2) @ Q, turned @ dO


def attention_mask(lengths, T, causal):
    def may(b, t, s):
        return (s < np.asarray(lengths)[b]) & ((s <= t) if causal else (s >= 0))

    return np.fromfunction(may, (len(lengths), T, T), dtype=int)


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    if X.shape[1] % heads > 0:
        raise ValueError(f"heads: {heads}")
    cut = np.array_split(np.arange(X.shape[1]), heads)
    total = 0
    for columns in cut:
        views = _views(X @ Wq[:, columns], X @ Wk[:, columns], X @ Wv[:, columns], mask)
        total = total + np.array([view.mixed for view in views]) @ Wo[columns]
    return total


def _normaliser(eps):
    def normal(x):
        x = x - x.sum() / x.size
        return x / np.sqrt(x @ x / x.size + eps)

    return normal


def layer_norm(X, gain, bias, eps=1e-5):
    return np.apply_along_axis(_normaliser(eps), -1, np.asarray(X, dtype=float)) * gain + bias


def layer_norm_backward(dY, X, gain, eps=1e-5):
    dX, dgain, dbias = np.zeros_like(X), np.zeros_like(gain), np.zeros_like(gain)
    for at in np.ndindex(*X.shape[:-1]):
        x, g = X[at], dY[at] * gain
        normal = _normaliser(eps)(x)
        s = np.sqrt(x.var() + eps)
        g = g - g.mean()
        dX[at] = (g - normal * (g @ normal) / len(x)) / s
        dgain += dY[at] * normal
        dbias += dY[at]
    return dX, dgain, dbias


def transformer_block(X, params, heads, mask=None):
    normal = _normaliser(1e-5)
    Z = np.array([normal(x) for x in X]) * params["gain1"] + params["bias1"]
    Y = X + 0.0
    for columns in np.array_split(np.arange(X.shape[1]), heads):
        views = _views(*(Z @ params[name][:, columns] for name in ("Wq", "Wk", "Wv")), mask)
        Y = Y + np.array([view.mixed for view in views]) @ params["Wo"][columns]
    for y in Y:
        hidden = (normal(y) * params["gain2"] + params["bias2"]) @ params["W1"] + params["c1"]
        y += np.where(hidden > 0, hidden, 0) @ params["W2"] + params["c2"]
    return Y


def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    def question(word):
        if rng.uniform() >= rate:
            return word, -1
        lot = rng.integers(10)
        return (mask_id if lot > 1 else rng.integers(vocab_size) if lot else word), word

    pairs = np.array([question(word) for word in ids.flat], dtype=int).reshape(*ids.shape, 2)
    return pairs[..., 0], pairs[..., 1]


def train_masked_lm(loss_and_gradients, params, sentences, mask_id, epochs, learning_rate, rng):
    def epoch():
        order = rng.choice(len(sentences), size=len(sentences), replace=False)
        for start in range(0, len(order), 50):
            text = sentences[order[start : start + 50]]
            targets = np.where(rng.random(text.shape) > 0.85, text, -1)
            yield np.where(targets < 0, text, mask_id), targets

    state, history = {}, []
    for _ in range(epochs):
        losses = []
        for inputs, targets in epoch():
            loss, grads = loss_and_gradients(params, inputs, targets)
            params = adam_step(params, grads, state, learning_rate)
            losses.append(loss)
        history.append(np.mean(losses))
    return params, history


def scalar_mix(layers, s, gamma):
    weights = softmax(np.asarray(s, dtype=float))
    mixed = np.zeros(np.shape(layers)[1:])
    for at in np.ndindex(*mixed.shape):
        mixed[at] = gamma * (weights @ layers[(slice(None), *at)])
    return mixed
