"""No 1/B: the gradient of the sum.

loses: cross_entropy_gradient
mentions: 1/B is missing
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return p - y
