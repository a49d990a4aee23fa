"""The probabilities alone.

loses: cross_entropy_gradient
mentions: 1 (has|is still) to be subtracted
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return p / len(y)
