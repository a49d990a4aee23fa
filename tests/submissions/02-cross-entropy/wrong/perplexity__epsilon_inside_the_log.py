"""log(softmax + 1e-12) caps the loss.

loses: perplexity
mentions: small constant|expected
"""

def perplexity(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    y_hat = e / e.sum(axis=1, keepdims=True)
    return np.exp(-np.log(y_hat[np.arange(len(targets)), targets] + 1e-12).mean())
