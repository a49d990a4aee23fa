"""One einsum for each product, axes named by letters."""


def attention(Q, K, V, mask=None):
    scores = np.einsum("...qd,...kd->...qk", Q, K) / np.sqrt(K.shape[-1])
    if mask is not None:
        reachable = np.max(np.asarray(mask, dtype=int), axis=-1)
        if reachable.min() == 0:
            raise ValueError("No key is left for a query: check `mask`")
        scores = scores + np.where(mask, 0.0, -np.inf)
    weights = softmax(scores)
    return np.einsum("...qk,...kv->...qv", weights, V), weights


def attention_backward(dO, Q, K, V, weights):
    dA = np.einsum("...qv,...kv->...qk", dO, V)
    dS = weights * dA - weights * np.einsum("...qk,...qk->...q", weights, dA)[..., None]
    scale = Q.shape[-1] ** -0.5
    return (
        scale * np.einsum("...qk,...kd->...qd", dS, K),
        scale * np.einsum("...qk,...qd->...kd", dS, Q),
        np.einsum("...qk,...qv->...kv", weights, dO),
    )


def attention_mask(lengths, T, causal):
    b, q, k = np.ogrid[: len(lengths), :T, :T]
    return (k < np.asarray(lengths)[b]) & ((k <= q) | (not causal))


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    dim = X.shape[1]
    if dim % heads != 0:
        raise ValueError("`heads` has to divide the number of columns")

    def cut(W, axis=1):
        shape = (dim, heads, dim // heads) if axis else (heads, dim // heads, dim)
        return W.reshape(shape)

    q, k, v = (np.einsum("td,dhe->hte", X, cut(W)) for W in (Wq, Wk, Wv))
    scores = np.einsum("hte,hse->hts", q, k) * (dim // heads) ** -0.5
    if mask is not None:
        scores = scores + np.where(mask, 0.0, -np.inf)
    return np.einsum("hts,hse,hed->td", softmax(scores), v, cut(Wo, axis=0))


def layer_norm(X, gain, bias, eps=1e-5):
    d = X.shape[-1]
    centring = np.eye(d) - np.ones((d, d)) / d
    centred = np.einsum("...d,de->...e", X, centring)
    variance = np.einsum("...d,...d->...", centred, centred) / d
    return np.einsum("...d,...,d->...d", centred, 1 / np.sqrt(variance + eps), gain) + bias


def layer_norm_backward(dY, X, gain, eps=1e-5):
    d = X.shape[-1]
    flat, g = X.reshape(-1, d), dY.reshape(-1, d)
    centred = flat - flat.mean(axis=1, keepdims=True)
    s = np.sqrt((centred**2).mean(axis=1) + eps)
    normal = centred / s[:, None]
    jacobian = np.eye(d) - np.ones((d, d)) / d - np.einsum("ni,nj->nij", normal, normal) / d
    dX = np.einsum("nij,nj,j,n->ni", jacobian, g, gain, 1 / s)
    return dX.reshape(X.shape), np.einsum("nd,nd->d", g, normal), np.einsum("nd->d", g)


def transformer_block(X, params, heads, mask=None):
    dim = X.shape[1]
    stream = X
    for i in (1, 2):
        mean, variance = stream.mean(axis=1, keepdims=True), stream.var(axis=1, keepdims=True)
        seen = params[f"gain{i}"] * (stream - mean) / np.sqrt(variance + 1e-5) + params[f"bias{i}"]
        if i == 1:
            q, k, v = (
                np.einsum("td,dhe->hte", seen, params[name].reshape(dim, heads, dim // heads))
                for name in ("Wq", "Wk", "Wv")
            )
            scores = np.einsum("hte,hse->hts", q, k) * (dim // heads) ** -0.5
            if mask is not None:
                scores = scores + np.where(mask, 0.0, -np.inf)
            found = np.einsum("hts,hse->the", softmax(scores), v).reshape(len(X), dim) @ params["Wo"]
        else:
            found = np.clip(seen @ params["W1"] + params["c1"], 0, None) @ params["W2"] + params["c2"]
        stream = stream + found
    return stream


def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    kind = rng.choice(4, size=ids.shape, p=[1 - rate, 0.8 * rate, 0.1 * rate, 0.1 * rate])
    options = np.stack([ids, np.full_like(ids, mask_id), rng.integers(vocab_size, size=ids.shape), ids])
    return np.take_along_axis(options, kind[None], axis=0)[0], np.where(kind > 0, ids, -1)


def train_masked_lm(loss_and_gradients, params, sentences, mask_id, epochs, learning_rate, rng):
    state, losses = {}, np.zeros(epochs)
    for epoch in range(epochs):
        order = np.argsort(rng.random(len(sentences)))
        batches = np.array_split(order, -(-len(order) // 50))
        for batch in batches:
            text = sentences[batch]
            chosen = rng.binomial(1, 0.15, size=text.shape).astype(bool)
            inputs, targets = text.copy(), np.full_like(text, -1)
            inputs[chosen], targets[chosen] = mask_id, text[chosen]
            loss, grads = loss_and_gradients(params, inputs, targets)
            losses[epoch] += loss / len(batches)
            params = adam_step(params, grads, state, learning_rate)
    return params, losses


def scalar_mix(layers, s, gamma):
    return np.einsum("ltd,l->td", layers, gamma * softmax(np.array(s) * 1.0))
