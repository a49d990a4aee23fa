"""Softmax of a softmax.

loses: cross_entropy_gradient
mentions: expected|twice
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    p = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)
    return (p - y) / len(y)
