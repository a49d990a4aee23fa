"""Softmax along axis 0.

loses: cross_entropy_gradient
mentions: wrong axis|expected
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=0, keepdims=True))
    p = e / e.sum(axis=0, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return (p - y) / len(y)
