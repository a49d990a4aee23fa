"""An Adam and a softmax of one's own; errors by assertion of the shape, recursion over leading axes."""


def _soft(row):
    row = row - row[np.isfinite(row)].max()
    power = np.where(np.isfinite(row), np.exp(row), 0.0)
    return power / power.sum()


def attention(Q, K, V, mask=None):
    lead, n, m = Q.shape[:-2], Q.shape[-2], K.shape[-2]
    allowed = np.ones((*lead, n, m), dtype=bool)
    if mask is not None:
        allowed &= np.asarray(mask)
    weights = np.empty((*lead, n, m))
    output = np.empty((*lead, n, V.shape[-1]))
    for place in np.ndindex(*lead, n):
        if not allowed[place].any():
            raise ValueError(f"mask: the query at {place} may use nothing")
        scores = K[place[:-1]] @ Q[place] / np.sqrt(Q.shape[-1])
        scores[~allowed[place]] = -np.inf
        weights[place] = _soft(scores)
        output[place] = weights[place] @ V[place[:-1]]
    return output, weights


def attention_backward(dO, Q, K, V, weights):
    dQ, dK, dV = (np.zeros(A.shape) for A in (Q, K, V))
    for place in np.ndindex(*weights.shape[:-1]):
        sentence, a = place[:-1], weights[place]
        jacobian = (np.diag(a) - np.outer(a, a)) / np.sqrt(Q.shape[-1])
        signal = jacobian @ V[sentence] @ dO[place]
        dQ[place] += signal @ K[sentence]
        dK[sentence] += np.outer(signal, Q[place])
        dV[sentence] += np.outer(a, dO[place])
    return [dQ, dK, dV]


def attention_mask(lengths, T, causal):
    order = np.tri(T, dtype=bool) if causal else np.ones((T, T), dtype=bool)
    made = []
    for length in lengths:
        one = order.copy()
        one[:, length:] = False
        made.append(one)
    return np.stack(made)


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask=None):
    T, dim = X.shape
    size, left_over = divmod(dim, heads)
    if left_over:
        raise ValueError(f"heads = {heads}: {left_over} columns left over")
    output = np.zeros((T, dim))
    for j in range(heads):
        part = np.arange(j * size, (j + 1) * size)
        q, k, v = X @ Wq[:, part], X @ Wk[:, part], X @ Wv[:, part]
        for t in range(T):
            scores = k @ q[t] / np.sqrt(size)
            if mask is not None:
                scores[~mask[t]] = -np.inf
            output[t] += _soft(scores) @ v @ Wo[part]
    return output


def layer_norm(X, gain, bias, eps=1e-5):
    mean = np.mean(X, axis=-1)[..., None]
    square = np.mean((X - mean) * (X - mean), axis=-1)[..., None]
    return np.multiply(gain, (X - mean) * (square + eps) ** -0.5) + bias


def layer_norm_backward(dY, X, gain, eps=1e-5):
    n = X.shape[-1]
    centred = X - X.mean(-1, keepdims=True)
    r = ((centred * centred).mean(-1, keepdims=True) + eps) ** -0.5
    g = dY * gain
    # Three ways to the loss: directly, by the variance, and by the mean.
    dvariance = (g * centred).sum(-1, keepdims=True) * -0.5 * r**3
    dmean = -(g * r).sum(-1, keepdims=True)
    dX = g * r + dvariance * 2 * centred / n + dmean / n
    both = np.stack([dY * centred * r, dY]).reshape(2, -1, n).sum(1)
    return dX, both[0], both[1]


def transformer_block(X, params, heads, mask=None):
    def seen(Z, which):
        Z = (Z - Z.mean(1)[:, None]) / (Z.var(1)[:, None] + 1e-5) ** 0.5
        return Z * params["gain" + which] + params["bias" + which]

    T, dim = X.shape
    size = dim // heads
    Z = seen(X, "1")
    Y = X.astype(float)
    for j in range(heads):
        part = slice(j * size, j * size + size)
        q, k, v = (Z @ params[name][:, part] for name in ("Wq", "Wk", "Wv"))
        for t in range(T):
            scores = k @ q[t] / np.sqrt(size)
            if mask is not None:
                scores[~mask[t]] = -np.inf
            Y[t] += _soft(scores) @ v @ params["Wo"][part]
    for t, z in enumerate(seen(Y, "2")):
        hidden = [max(h, 0.0) for h in z @ params["W1"] + params["c1"]]
        Y[t] += hidden @ params["W2"] + params["c2"]
    return Y


def mask_tokens(ids, mask_id, vocab_size, rng, rate=0.15):
    lot = rng.random(ids.shape)
    inputs = ids.copy()
    inputs[lot < 0.8 * rate] = mask_id
    swap = (lot >= 0.8 * rate) & (lot < 0.9 * rate)
    inputs[swap] = rng.integers(0, vocab_size, size=int(swap.sum()))
    return inputs, np.where(lot < rate, ids, -1)


def train_masked_lm(loss_and_gradients, params, sentences, mask_id, epochs, learning_rate, rng):
    now = {name: np.array(value, dtype=float) for name, value in params.items()}
    first, second = ({name: np.zeros_like(value) for name, value in now.items()} for _ in range(2))
    steps, losses = 0, []
    for _ in range(epochs):
        text, collected = sentences.copy(), []
        rng.shuffle(text)
        for batch in np.split(text, range(50, len(text), 50)):
            hidden = rng.random(batch.shape) < 0.15
            inputs, targets = np.where(hidden, mask_id, batch), np.where(hidden, batch, -1)
            loss, grads = loss_and_gradients(now, inputs, targets)
            collected.append(loss)
            steps += 1
            for name, g in grads.items():
                first[name] += 0.1 * (g - first[name])
                second[name] += 0.001 * (g * g - second[name])
                size = np.sqrt(second[name] / (1 - 0.999**steps)) + 1e-8
                now[name] = now[name] - learning_rate * first[name] / (1 - 0.9**steps) / size
        losses += [np.mean(collected)]
    return now, losses


def scalar_mix(layers, s, gamma):
    weights = _soft(np.asarray(s, dtype=float))
    return gamma * np.tensordot(weights, layers, axes=1)
