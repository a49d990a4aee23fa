"""logits -= max works on the caller's logits.

loses: cross_entropy_loss
mentions: changed by the call
"""

def cross_entropy_loss(logits, targets):
    logits -= logits.max(axis=1, keepdims=True)
    return (np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(targets)), targets]).mean()
