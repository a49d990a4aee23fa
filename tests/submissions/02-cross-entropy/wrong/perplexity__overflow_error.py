"""math.exp raises OverflowError where inf is meant.

loses: perplexity
mentions: OverflowError|math range
"""

import math


def perplexity(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logs = logits - m - np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return math.exp(-logs[rows, targets].mean())
