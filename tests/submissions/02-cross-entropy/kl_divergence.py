"""Sample answers of kl_divergence."""

# %% base: the log of the ratio where p > 0
def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = p > 0
    with np.errstate(divide="ignore"):
        return (p[m] * np.log(p[m] / q[m])).sum()

# %% wrong: Half the sum of absolute differences, the total variation distance | mentions: total variation
# - m = p > 0
# - with np.errstate(divide="ignore"):
# -     return (p[m] * np.log(p[m] / q[m])).sum()
# + return np.abs(p - q).sum() / 2

# %% wrong: Every term made positive | mentions: absolute value
# - return (p[m] * np.log(p[m] / q[m])).sum()
# + return np.abs(p[m] * np.log(p[m] / q[m])).sum()

# %% wrong: Base 2 | mentions: bits
# - return (p[m] * np.log(p[m] / q[m])).sum()
# + return (p[m] * np.log2(p[m] / q[m])).sum()

# %% wrong: The entropy of p is not subtracted | mentions: cross-entropy
# - return (p[m] * np.log(p[m] / q[m])).sum()
# + return -(p[m] * np.log(q[m])).sum()

# %% wrong: 1e-12 is added to both | mentions: expected inf|infinite is finite|small constant
# - m = p > 0
# - with np.errstate(divide="ignore"):
# -     return (p[m] * np.log(p[m] / q[m])).sum()
# + return (p * np.log((p + 1e-12) / (q + 1e-12))).sum()

# %% wrong: Only the sums are checked | mentions: negative entry.*should raise ValueError
# - if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
# + if abs(d.sum() - 1) > 1e-6:
# - with np.errstate(divide="ignore"):
# + with np.errstate(all="ignore"):

# %% wrong: Negative terms set to 0, since a divergence is never negative | mentions: negative terms
# - return (p[m] * np.log(p[m] / q[m])).sum()
# + return np.maximum(p[m] * np.log(p[m] / q[m]), 0).sum()

# %% wrong: log(q / p): the sign is turned around | mentions: sign
# - return (p[m] * np.log(p[m] / q[m])).sum()
# + return (p[m] * np.log(q[m] / p[m])).sum()

# %% wrong: KL(q, p): the arguments are swapped | mentions: swapped
# - m = p > 0
# + m = q > 0
# - return (p[m] * np.log(p[m] / q[m])).sum()
# + return (q[m] * np.log(q[m] / p[m])).sum()

# %% wrong: H(q) - H(p) | mentions: difference of two entropies
def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    def h(d):
        d = d[d > 0]
        return -(d * np.log(d)).sum()
    if ((p > 0) & (q == 0)).any():
        return np.inf
    return h(q) - h(p)

# %% wrong: Only words that both hold possible are counted | mentions: expected inf|infinite is finite
def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = (p > 0) & (q > 0)
    return (p[m] * np.log(p[m] / q[m])).sum()

# %% wrong: The Jensen-Shannon divergence, which is symmetric and finite | mentions: Jensen
def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = (p + q) / 2
    def kl(a):
        k = a > 0
        return (a[k] * np.log(a[k] / m[k])).sum()
    return (kl(p) + kl(q)) / 2

# %% wrong: 0 * log 0 is NaN | mentions: NaN
def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(all="ignore"):
        return (p * np.log(p / q)).sum()

# %% wrong: Anything is accepted | mentions: should raise ValueError
def kl_divergence(p, q):
    m = p > 0
    with np.errstate(all="ignore"):
        return (p[m] * np.log(p[m] / q[m])).sum()

# %% wrong: The mean of both directions | mentions: both directions
def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(divide="ignore", invalid="ignore"):
        there = np.where(p > 0, p * np.log(p / q), 0).sum()
        back = np.where(q > 0, q * np.log(q / p), 0).sum()
    return (there + back) / 2

# %% wrong: The log ratio is weighted by q | mentions: p weighs
def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    m = (p > 0) & (q > 0)
    if ((p > 0) & (q == 0)).any():
        return np.inf
    return (q[m] * np.log(p[m] / q[m])).sum()

# %% wrong: sum != 1: rounding is refused | mentions: exactly
def kl_divergence(p, q):
    for name, values in {"p": p, "q": q}.items():
        if values.min() < 0 or values.sum() != 1:
            raise ValueError(f"{name} is no distribution")
    with np.errstate(all="ignore"):
        return np.where(p > 0, p * np.log(p / q), 0).sum()

# %% wrong: One check for both: the two sums together are 2 | mentions: neither is a distribution
def kl_divergence(p, q):
    if (p < 0).any() or (q < 0).any() or abs(p.sum() + q.sum() - 2) > 1e-6:
        raise ValueError("p or q is not a distribution" if p.sum() == 1 else "p is not a distribution")
    keep = p > 0
    with np.errstate(divide="ignore"):
        return float((p[keep] * np.log(p[keep] / q[keep])).sum())

# %% wrong: What is rarer than one in a million is left out | mentions: rare in p
def kl_divergence(p, q):
    for name, x in (("p", p), ("q", q)):
        if (x < 0).any() or abs(x.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    keep = p > 1e-6
    with np.errstate(divide="ignore"):
        return float((p[keep] * np.log(p[keep] / q[keep])).sum())
