"""logits -= max works on the caller's logits.

loses: perplexity
mentions: changed by the call
"""

def perplexity(logits, targets):
    logits -= logits.max(axis=1, keepdims=True)
    return np.exp((np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(targets)), targets]).mean())
