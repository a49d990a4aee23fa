"""e to the power of the summed loss.

loses: perplexity
mentions: summed
"""

def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return np.exp(-logs[rows, targets].sum())
