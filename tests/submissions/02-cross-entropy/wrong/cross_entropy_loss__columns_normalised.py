"""Softmax along axis 0.

loses: cross_entropy_loss
mentions: wrong axis
"""

def cross_entropy_loss(logits, targets):
    m = logits.max(axis=0, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=0, keepdims=True))
    rows = np.arange(len(targets))
    return -logs[rows, targets].mean()
