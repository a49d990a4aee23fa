"""The maximum of the whole table.

loses: cross_entropy_gradient
mentions: NaN
"""

def cross_entropy_gradient(logits, targets):
    with np.errstate(all="ignore"):
        e = np.exp(logits - logits.max())
        p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return (p - y) / len(y)
