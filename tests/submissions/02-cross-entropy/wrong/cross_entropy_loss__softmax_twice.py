"""The logits are turned into probabilities first, and then into probabilities again.

loses: cross_entropy_loss
mentions: twice
"""

def cross_entropy_loss(logits, targets):
    def probabilities(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    y_hat = probabilities(probabilities(logits))
    return -np.log(y_hat[np.arange(len(targets)), targets]).mean()
