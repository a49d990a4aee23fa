"""p[:, targets] -= 1 subtracts every target in every row.

loses: cross_entropy_gradient
mentions: expected|every row
"""

def cross_entropy_gradient(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    p[:, targets] -= 1
    return p / len(y)
