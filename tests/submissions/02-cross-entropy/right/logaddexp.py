"""log-sum-exp by np.logaddexp.reduce; everything else follows from log-probabilities."""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError(f"bad temperature {temperature}")
    z = np.asarray(z, dtype=np.float64) / temperature
    return np.exp(z - np.expand_dims(np.logaddexp.reduce(z, axis=axis), axis))


def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=np.float64)
    return z - np.logaddexp.reduce(z, axis=axis, keepdims=True)


def cross_entropy_loss(logits, targets):
    logs = logits - np.logaddexp.reduce(logits, axis=1)[:, None]
    return -logs[range(len(targets)), targets].mean()


def cross_entropy_gradient(logits, targets):
    gradient = np.exp(logits - np.logaddexp.reduce(logits, axis=1)[:, None]) / len(logits)
    for b, c in enumerate(targets):
        gradient[b, c] -= 1 / len(logits)
    return gradient


def perplexity(logits, targets):
    total = 0.0
    for row, c in zip(logits, targets):
        total += np.logaddexp.reduce(row) - row[c]
    return np.exp(total / len(targets))


def fit_unigram(counts, learning_rate, steps):
    p = np.asarray(counts, dtype=float)
    p = p / p.sum()
    z = np.zeros_like(p)
    for _ in range(steps):
        z -= learning_rate * (np.exp(z - np.logaddexp.reduce(z)) - p)
    return z
