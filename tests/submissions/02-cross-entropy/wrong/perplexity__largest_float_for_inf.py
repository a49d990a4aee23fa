"""The exponent is clipped at 700, so that the result is never inf.

loses: perplexity
mentions: expected inf|infinite is finite
"""

def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return np.exp(np.minimum(-logs[rows, targets].mean(), 700))
