"""One over the mean probability.

loses: perplexity
mentions: average|expected
"""

def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return 1 / np.exp(logs[rows, targets]).mean()
