"""Later answers call earlier ones: nothing in the course forbids it, as long as those are right."""

def cross_entropy_loss(logits, targets):
    return -np.mean([log_softmax(z)[c] for z, c in zip(logits, targets)])


def cross_entropy_gradient(logits, targets):
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    gradient /= len(targets)
    return gradient


def perplexity(logits, targets):
    return np.exp(cross_entropy_loss(logits, targets))


def kl_divergence(p, q):
    return cross_entropy(p, q) - entropy(p)


def fit_unigram(counts, learning_rate, steps):
    logits = np.zeros((1, len(counts)))
    shares = counts / counts.sum()
    for _ in range(steps):
        gradient = sum(share * cross_entropy_gradient(logits, np.array([i])) for i, share in enumerate(shares))
        logits = logits - learning_rate * gradient
    return logits[0]
