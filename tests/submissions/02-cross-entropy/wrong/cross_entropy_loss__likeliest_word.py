"""The loss at the word that the model likes best.

loses: cross_entropy_loss
mentions: expected|likeliest
"""

def cross_entropy_loss(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return -logs.max(axis=1).mean()
