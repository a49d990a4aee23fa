"""e^z without the maximum.

loses: cross_entropy_loss
mentions: NaN|inf|overflow
"""

def cross_entropy_loss(logits, targets):
    with np.errstate(all="ignore"):
        return (np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(targets)), targets]).mean()
