"""Sample answers of entropy."""

# %% base: zeros dropped first
def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    p = p[p > 0]
    return -(p * np.log(p)).sum()

# %% wrong: The message does not say which argument | mentions: should name the argument
# - raise ValueError("p is not a distribution")
# + raise ValueError("not a distribution")

# %% wrong: assert raises AssertionError | mentions: raised AssertionError
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# -     raise ValueError("p is not a distribution")
# + assert (p >= 0).all() and abs(p.sum() - 1) <= 1e-6, "p is not a distribution"

# %% wrong: np.log10 | mentions: log|base
# - return -(p * np.log(p)).sum()
# + return -(p * np.log10(p)).sum()

# %% wrong: np.log2: bits instead of nats | mentions: bits
# - return -(p * np.log(p)).sum()
# + return -(p * np.log2(p)).sum()

# %% wrong: The sum has to be exactly 1 | mentions: exactly
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# + if (p < 0).any() or p.sum() != 1:

# %% wrong: 1 - sum of squares, the Gini impurity | mentions: Gini
# - p = p[p > 0]
# - return -(p * np.log(p)).sum()
# + return 1 - (p * p).sum()

# %% wrong: A probability of 0 makes the entropy infinite | mentions: inf|0 ln 0
# - p = p[p > 0]
# + if (p == 0).any():
# +     return np.inf

# %% wrong: log(p + 1e-3) against log 0 | mentions: small constant
# - p = p[p > 0]
# - return -(p * np.log(p)).sum()
# + return -(p * np.log(p + 1e-3)).sum()

# %% wrong: A sum between 0.99 and 1.01 is accepted | mentions: 0.9999|1.0001
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# + if (p < 0).any() or abs(p.sum() - 1) > 0.01:

# %% wrong: The mean of p ln p | mentions: mean
# - p = p[p > 0]
# - return -(p * np.log(p)).sum()
# + return -np.mean(np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0))

# %% wrong: 0 * log 0 is NaN | mentions: NaN|0 ln 0
# - p = p[p > 0]
# - return -(p * np.log(p)).sum()
# + with np.errstate(all="ignore"):
# +     return -(p * np.log(p)).sum()

# %% wrong: Only the sum is checked | mentions: one entry is negative.*should raise ValueError
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# -     raise ValueError("p is not a distribution")
# + if abs(p.sum() - 1) > 1e-6:
# +     raise ValueError("p does not sum to 1")

# %% wrong: What is not a distribution is made one | mentions: should raise ValueError
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# -     raise ValueError("p is not a distribution")
# + p = np.clip(p, 0, None)
# + p = p / p.sum()

# %% wrong: Anything is accepted | mentions: should raise ValueError
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# -     raise ValueError("p is not a distribution")

# %% wrong: Only a sum above 1 is refused: the absolute value is missing | mentions: 0.5|0.9999
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# + if (p < 0).any() or p.sum() - 1 > 1e-6:

# %% wrong: The exponential of the entropy | mentions: exponential|perplexity
# - return -(p * np.log(p)).sum()
# + return np.exp(-(p * np.log(p)).sum())

# %% wrong: The minus sign is missing | mentions: sign
# - return -(p * np.log(p)).sum()
# + return (p * np.log(p)).sum()

# %% wrong: Only the signs are checked | mentions: add up to 1.1.*should raise ValueError
# - if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
# -     raise ValueError("p is not a distribution")
# + if (p < 0).any():
# +     raise ValueError("p has a negative entry")

# %% wrong: The logarithms, not weighted by p | mentions: not weighted
# - return -(p * np.log(p)).sum()
# + return -np.log(p).sum()

# %% wrong: Zeros are replaced by 1 in the caller's array | mentions: NaN|changed its argument|expected
def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    p /= 2 * p.sum()
    q = p[p > 0] * 2
    return -(q * np.log(q)).sum()

# %% wrong: sum != 1: rounding is refused | mentions: exactly
def entropy(p):
    if p.min() < 0 or p.sum() != 1:
        raise ValueError("p must be a distribution")
    p = p[p > 0]
    return -(p * np.log(p)).sum()

# %% wrong: A tolerance of 2e-6 | mentions: more than 1e-6
def entropy(p):
    if p.min() < 0 or abs(p.sum() - 1) > 2e-6:
        raise ValueError("p must be a distribution")
    p = p[p > 0]
    return -(p * np.log(p)).sum()

# %% wrong: Probabilities below 0.001 are taken for 0 | mentions: however rare
def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    kept = p[p > 1e-3]
    return float(-(kept * np.log(kept)).sum())

# %% wrong: Probabilities below 0.01 are taken for 0 | mentions: however rare
def entropy(p):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    kept = np.where(p < 0.01, 0, p)
    return float(-(kept * np.log(kept, where=kept > 0, out=np.zeros_like(kept, float))).sum())

# %% wrong: Negative entries are rounding if they are small | mentions: if hardly
def entropy(p):
    if (p < -1e-6).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    kept = p[p > 0]
    return float(-(kept * np.log(kept)).sum())
