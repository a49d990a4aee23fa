"""Sample answers of cross_entropy."""

# %% base: the sum where p > 0
def cross_entropy(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()

# %% wrong: The message says that something is no distribution, not which | mentions: should name the argument
# - raise ValueError(f"{name} is not a distribution")
# + raise ValueError(f"That is not a distribution")

# %% wrong: Binary cross-entropy: the complements are counted as well
# | mentions: yes-or-no|constant factor|not weighted
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + with np.errstate(all="ignore"):
# +     a = np.where(p > 0, p * np.log(q), 0)
# +     b = np.where(p < 1, (1 - p) * np.log(1 - q), 0)
# + return -(a + b).sum()

# %% wrong: Base 2 | mentions: bits
# - return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return -(p[p > 0] * np.log2(q[p > 0])).sum()

# %% wrong: H(p, p) should be 0, so H(p) is subtracted: that is KL | mentions: divergence|entropy of p
# -         raise ValueError(f"{name} is not a distribution")
# +         raise ValueError(f"{name} is not a distribution")
# + m = p > 0
# - return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return (p[m] * (np.log(p[m]) - np.log(q[m]))).sum()

# %% wrong: q does not enter | mentions: q is not used
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + m = p > 0
# + return -(p[m] * np.log(p[m])).sum()

# %% wrong: log(q + 1e-12) is never -inf | mentions: infinite is finite|small constant|expected inf
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return -(p * np.log(q + 1e-12)).sum()

# %% wrong: Words with q = 0 are left out, even if they occur | mentions: expected inf|infinite is finite
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + m = q > 0
# + return -(p[m] * np.log(q[m])).sum()

# %% wrong: inf as soon as any q is 0, also where p is 0 | mentions: inf
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + if (q == 0).any():
# +     return np.inf
# + return -(p * np.log(q)).sum()

# %% wrong: The mean over the words | mentions: mean
# - return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return -(p[p > 0] * np.log(q[p > 0])).mean()

# %% wrong: np.nan_to_num turns inf into the largest float | mentions: expected inf|infinite is finite
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + with np.errstate(all="ignore"):
# +     return -np.nan_to_num(p * np.log(q)).sum()

# %% wrong: p * log q is NaN where both are 0 | mentions: NaN
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + with np.errstate(all="ignore"):
# +     return -(p * np.log(q)).sum()

# %% wrong: -log q at the likeliest word of p, as if p were one-hot | mentions: one-hot
# - return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return -np.log(q[p.argmax()])

# %% wrong: q is clipped at 1e-15: an impossible word costs 34.5 | mentions: expected inf|infinite is finite
# - with np.errstate(divide="ignore"):
# -     return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return -(p * np.log(np.clip(q, 1e-15, 1))).sum()

# %% wrong: The minus sign is missing | mentions: sign
# - return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return (p[p > 0] * np.log(q[p > 0])).sum()

# %% wrong: H(q, p): the arguments are swapped | mentions: swapped
# - return -(p[p > 0] * np.log(q[p > 0])).sum()
# + return -(q[q > 0] * np.log(p[q > 0])).sum()

# %% wrong: Both are divided by their sums | mentions: should raise ValueError
def cross_entropy(p, q):
    p, q = np.abs(p) / np.abs(p).sum(), np.abs(q) / np.abs(q).sum()
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()

# %% wrong: Only q is checked | mentions: entries of p.*should raise ValueError
def cross_entropy(p, q):
    if (q < 0).any() or abs(q.sum() - 1) > 1e-6:
        raise ValueError("q is not a distribution")
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()

# %% wrong: Only p is checked | mentions: entries of q.*should raise ValueError
def cross_entropy(p, q):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is not a distribution")
    with np.errstate(divide="ignore"):
        return -(p[p > 0] * np.log(q[p > 0])).sum()

# %% wrong: sum != 1: rounding is refused | mentions: exactly
def cross_entropy(p, q):
    for name, values in {"p": p, "q": q}.items():
        if values.min() < 0 or values.sum() != 1:
            raise ValueError(f"{name} is no distribution")
    with np.errstate(all="ignore"):
        return -np.where(p > 0, p * np.log(q), 0).sum()

# %% wrong: One check for both: the two sums together are 2 | mentions: neither is a distribution
def cross_entropy(p, q):
    if (p < 0).any() or (q < 0).any() or abs(p.sum() + q.sum() - 2) > 1e-6:
        raise ValueError("p or q is not a distribution" if p.sum() == 1 else "p is not a distribution")
    keep = p > 0
    with np.errstate(divide="ignore"):
        return float(-(p[keep] * np.log(q[keep])).sum())

# %% wrong: What is rarer than one in a million is left out | mentions: rare in p
def cross_entropy(p, q):
    for name, x in (("p", p), ("q", q)):
        if (x < 0).any() or abs(x.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    keep = p > 1e-6
    with np.errstate(divide="ignore"):
        return float(-(p[keep] * np.log(q[keep])).sum())
