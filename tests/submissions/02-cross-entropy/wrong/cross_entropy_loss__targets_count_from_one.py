"""targets - 1: word ids start at 0.

loses: cross_entropy_loss
mentions: expected
"""

def cross_entropy_loss(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return -logs[rows, targets - 1].mean()
