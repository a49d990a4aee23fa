"""One softmax for the whole table.

loses: cross_entropy_loss
mentions: no axis
"""

def cross_entropy_loss(logits, targets):
    m = logits.max(keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(keepdims=True))
    rows = np.arange(len(targets))
    return -logs[rows, targets].mean()
