"""The B-th root of a product of probabilities, which underflows.

loses: perplexity
mentions: NaN|inf
"""

def perplexity(logits, targets):
    with np.errstate(all="ignore"):
        e = np.exp(logits)
        y_hat = (e / e.sum(axis=1, keepdims=True))[np.arange(len(targets)), targets]
        return np.prod(y_hat) ** (-1 / len(targets))
