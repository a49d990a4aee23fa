"""The work is done in the caller's array.

loses: cross_entropy_gradient
mentions: changed by the call
"""

def cross_entropy_gradient(logits, targets):
    logits -= logits.max(axis=1, keepdims=True)
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    logits[np.arange(len(targets)), targets] -= 1
    return logits / len(targets)
