"""-log(softmax): inf at a confident error.

loses: cross_entropy_loss
mentions: inf
"""

def cross_entropy_loss(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    y_hat = e / e.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        return -np.log(y_hat[np.arange(len(targets)), targets]).mean()
