"""A forward difference with a large step.

loses: cross_entropy_gradient
mentions: almost right|expected
"""

def cross_entropy_gradient(logits, targets):
    rows = np.arange(len(targets))

    def loss(z):
        return np.mean(np.logaddexp.reduce(z, axis=1) - z[rows, targets])

    gradient, eps = np.zeros(logits.shape), 1e-3
    for index in np.ndindex(*logits.shape):
        moved = logits.astype(float)
        moved[index] += eps
        gradient[index] = (loss(moved) - loss(logits)) / eps
    return gradient
