"""The Brier score.

loses: cross_entropy_loss
mentions: squared error|expected
"""

def cross_entropy_loss(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return ((np.exp(logs) - np.eye(logits.shape[1])[targets]) ** 2).sum(axis=1).mean()
