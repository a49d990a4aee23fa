"""2 to the power of a loss in nats.

loses: perplexity
mentions: mixed bases
"""

def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return 2 ** -logs[rows, targets].mean()
