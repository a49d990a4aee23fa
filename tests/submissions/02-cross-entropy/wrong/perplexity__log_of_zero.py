"""The probability of the target underflows to 0.

loses: perplexity
mentions: inf
"""

def perplexity(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    y_hat = e / e.sum(axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        return np.exp(-np.log(y_hat[np.arange(len(targets)), targets]).mean())
