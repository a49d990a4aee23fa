"""-y / p: the gradient with respect to the probabilities.

loses: cross_entropy_gradient
mentions: with respect to the probabilities
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return -y / p / len(y)
