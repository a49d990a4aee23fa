"""The loss, without its exponential.

loses: perplexity
mentions: exponential is missing
"""

def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return -logs[rows, targets].mean()
