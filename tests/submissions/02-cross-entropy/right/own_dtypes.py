"""float32 wherever float32 came in; a masked array; 0-d arrays."""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0.0:
        raise ValueError("temperature")
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    e /= e.sum(axis=axis, keepdims=True)
    return e


def log_softmax(z, axis=-1):
    shifted = z - np.amax(z, axis=axis, keepdims=True)
    return np.subtract(shifted, np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True)))


def entropy(p):
    if np.any(np.signbit(p) & (p != 0)) or abs(1 - p.sum(dtype=np.float64)) > 1e-6:
        raise ValueError("p")
    masked = np.ma.masked_equal(p, 0)
    return np.asarray(-(masked * np.ma.log(masked)).sum())


def cross_entropy(p, q):
    if np.any(p < 0) or abs(1 - p.sum(dtype=np.float64)) > 1e-6:
        raise ValueError("p")
    if np.any(q < 0) or abs(1 - q.sum(dtype=np.float64)) > 1e-6:
        raise ValueError("q")
    if np.any((q == 0) & (p > 0)):
        return np.array(np.inf)
    logs = np.log(q, out=np.zeros_like(q), where=q > 0)
    return np.asarray(-np.dot(p, logs))


def kl_divergence(p, q):
    if np.any(p < 0) or abs(1 - p.sum(dtype=np.float64)) > 1e-6:
        raise ValueError("p")
    if np.any(q < 0) or abs(1 - q.sum(dtype=np.float64)) > 1e-6:
        raise ValueError("q")
    if np.any((q == 0) & (p > 0)):
        return np.array(np.inf)
    ratio = np.divide(p, q, out=np.ones_like(p), where=(p > 0))
    return np.asarray(np.sum(p * np.log(ratio, out=np.zeros_like(p), where=ratio > 0)))


def fit_unigram(counts, learning_rate, steps):
    logits = np.zeros(counts.shape[0])
    for step in range(1, steps + 1):
        e = np.exp(logits)
        gradient = e / e.sum() - counts / counts.sum()
        logits = logits - learning_rate * gradient
    return logits
