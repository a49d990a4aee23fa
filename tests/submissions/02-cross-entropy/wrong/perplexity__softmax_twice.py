"""Softmax of a softmax.

loses: perplexity
mentions: expected
"""

def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return np.exp((np.logaddexp.reduce(np.exp(logs), axis=1) - np.exp(logs[rows, targets])).mean())
