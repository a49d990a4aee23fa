"""Only the target's own logit gets a gradient.

loses: cross_entropy_gradient
mentions: expected|only the target
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return (p - y) * y / len(y)
