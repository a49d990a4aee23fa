"""The logarithm of the mean probability.

loses: cross_entropy_loss
mentions: log of the mean|mean of the logs
"""

def cross_entropy_loss(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return -np.log(np.exp(logs[rows, targets]).mean())
