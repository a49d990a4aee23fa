"""The maximum of the whole table.

loses: cross_entropy_loss
mentions: inf|computed stably|no probability
"""

def cross_entropy_loss(logits, targets):
    z = logits - logits.max()
    with np.errstate(divide="ignore"):
        return (np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(targets)), targets]).mean()
