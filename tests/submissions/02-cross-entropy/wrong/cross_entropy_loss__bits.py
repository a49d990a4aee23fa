"""Base 2.

loses: cross_entropy_loss
mentions: base 2
"""

def cross_entropy_loss(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return -logs[rows, targets].mean() / np.log(2)
