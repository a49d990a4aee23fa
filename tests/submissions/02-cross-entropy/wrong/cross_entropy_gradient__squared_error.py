"""The gradient of the squared error, softmax Jacobian included.

loses: cross_entropy_gradient
mentions: squared error|expected
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return 2 * p * ((p - y) - ((p - y) * p).sum(axis=1, keepdims=True)) / len(y)
