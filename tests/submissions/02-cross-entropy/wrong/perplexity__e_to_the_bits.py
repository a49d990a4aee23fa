"""e to the power of a loss in bits.

loses: perplexity
mentions: mixed bases
"""

def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return np.exp(-logs[rows, targets].mean() / np.log(2))
