"""SciPy's softmax, log_softmax, entr and rel_entr wherever they fit."""

from scipy import special


def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be > 0")
    return special.softmax(np.asarray(z) / temperature, axis=axis)


def log_softmax(z, axis=-1):
    return special.log_softmax(z, axis=axis)


def entropy(p):
    if (p < 0).any() or not np.isclose(p.sum(), 1, rtol=0, atol=1e-6):
        raise ValueError("p is not a distribution")
    return special.entr(p).sum()


def cross_entropy(p, q):
    for name, d in {"p": p, "q": q}.items():
        if (d < 0).any() or not np.isclose(d.sum(), 1, rtol=0, atol=1e-6):
            raise ValueError(f"{name} is not a distribution")
    return -special.xlogy(p, q).sum()


def kl_divergence(p, q):
    for name, d in {"p": p, "q": q}.items():
        if (d < 0).any() or not np.isclose(d.sum(), 1, rtol=0, atol=1e-6):
            raise ValueError(f"{name} is not a distribution")
    return special.rel_entr(p, q).sum()


def cross_entropy_loss(logits, targets):
    return np.mean(special.logsumexp(logits, axis=1) - logits[np.arange(len(logits)), targets])


def cross_entropy_gradient(logits, targets):
    return (special.softmax(logits, axis=-1) - np.eye(logits.shape[1])[targets]) / logits.shape[0]


def perplexity(logits, targets):
    logs = special.log_softmax(logits, axis=1)
    return np.exp(-np.take_along_axis(logs, targets[:, None], axis=1).mean())


def fit_unigram(counts, learning_rate, steps):
    z = np.zeros(counts.shape)
    for _ in range(steps):
        z = z + learning_rate * (counts / counts.sum() - special.softmax(z))
    return z
