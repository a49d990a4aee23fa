"""Softmax along axis 0.

loses: perplexity
mentions: axis|expected
"""

def perplexity(logits, targets):
    m = logits.max(axis=0, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=0, keepdims=True))
    rows = np.arange(len(targets))
    return np.exp(-logs[rows, targets].mean())
