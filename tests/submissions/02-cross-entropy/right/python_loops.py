"""Plain Python with math: floats and nested lists come back, no NumPy arithmetic."""

import math


def _row(z, temperature=1.0):
    top = max(float(x) for x in z)
    weights = [math.exp((float(x) - top) / temperature) for x in z]
    total = math.fsum(weights)
    return [w / total for w in weights]


def _check(name, p):
    if any(x < 0 for x in p):
        raise ValueError(f"{name} has a negative entry")
    if abs(math.fsum(float(x) for x in p) - 1) > 1e-6:
        raise ValueError(f"{name} does not sum to 1")


def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature: must be positive")
    z = np.asarray(z)
    if z.ndim == 1:
        return _row(z, temperature)
    return np.apply_along_axis(_row, axis, z, temperature)


def log_softmax(z, axis=-1):
    def row(values):
        top = max(float(x) for x in values)
        log_sum = top + math.log(math.fsum(math.exp(float(x) - top) for x in values))
        return [float(x) - log_sum for x in values]

    return row(z) if z.ndim == 1 else np.apply_along_axis(row, axis, z).tolist()


def entropy(p):
    _check("p", p)
    total = 0.0
    for x in p:
        if x > 0:
            total -= float(x) * math.log(x)
    return total


def cross_entropy(p, q):
    _check("p", p)
    _check("q", q)
    total = 0.0
    for x, y in zip(p, q):
        if x == 0:
            continue
        if y == 0:
            return math.inf
        total -= float(x) * math.log(y)
    return total


def kl_divergence(p, q):
    _check("p", p)
    _check("q", q)
    total = 0.0
    for x, y in zip(p, q):
        if x == 0:
            continue
        if y == 0:
            return float("inf")
        total += float(x) * (math.log(x) - math.log(y))
    return total


def _losses(logits, targets):
    for z, c in zip(logits, targets):
        top = max(float(x) for x in z)
        yield top + math.log(sum(math.exp(float(x) - top) for x in z)) - float(z[c])


def cross_entropy_loss(logits, targets):
    losses = list(_losses(logits, targets))
    return sum(losses) / len(losses)


def cross_entropy_gradient(logits, targets):
    result = []
    for z, c in zip(logits, targets):
        p = _row(z)
        p[c] -= 1
        result.append([x / len(targets) for x in p])
    return result


def perplexity(logits, targets):
    losses = list(_losses(logits, targets))
    try:
        return math.exp(sum(losses) / len(losses))
    except OverflowError:
        return math.inf


def fit_unigram(counts, learning_rate, steps):
    total = float(sum(counts))
    logits = [0.0] * len(counts)
    for _ in range(steps):
        p = _row(logits)
        logits = [z - learning_rate * (x - float(n) / total) for z, x, n in zip(logits, p, counts)]
    return logits
