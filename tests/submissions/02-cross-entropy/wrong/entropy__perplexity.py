"""The exponential of the entropy.

loses: entropy
mentions: exponential|perplexity
"""

def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    p = p[p > 0]
    return np.exp(-(p * np.log(p)).sum())
