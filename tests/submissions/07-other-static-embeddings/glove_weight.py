"""Sample answers of glove_weight."""


# %% base: cases with np.where
def glove_weight(counts, x_max=100.0, alpha=0.75):
    x = np.array(counts, dtype=float)
    if x.min(initial=0.0) < 0:
        raise ValueError("counts must not be negative")
    below = (x / x_max) ** alpha
    return np.where(x < x_max, below, 1.0)


# %% wrong: No cap | mentions: cap
# - return np.where(x < x_max, below, 1.0)
# + return below

# %% wrong: No exponent | mentions: exponent
# - below = (x / x_max) ** alpha
# + below = x / x_max

# %% wrong: Frequent cells count nothing | mentions: weight 0
# - return np.where(x < x_max, below, 1.0)
# + return np.where(x <= x_max, below, 0.0)

# %% wrong: Only the count is raised | mentions: raised|divided by that of x_max|exponent
# - below = (x / x_max) ** alpha
# + below = x**alpha / x_max

# %% wrong: x_max is ignored | mentions: x_max. is ignored
# - below = (x / x_max) ** alpha
# - return np.where(x < x_max, below, 1.0)
# + below = (x / 100) ** alpha
# + return np.where(x < 100, below, 1.0)

# %% wrong: alpha is ignored | mentions: alpha. is ignored
# - below = (x / x_max) ** alpha
# + below = (x / x_max) ** 0.75

# %% wrong: Negative counts are taken as 0 | mentions: raise|ValueError
# - if x.min(initial=0.0) < 0:
# -     raise ValueError("counts must not be negative")
# + x = np.maximum(x, 0)

# %% wrong: A count of 0 gets the weight of 1 | mentions: count of 0
# - x = np.array(counts, dtype=float)
# + x = np.where(np.asarray(counts) == 0, 1.0, counts)

# %% wrong: Capped at the largest count | mentions: largest|cap|differ
# - below = (x / x_max) ** alpha
# - return np.where(x < x_max, below, 1.0)
# + return (x / x.max()) ** alpha

# %% wrong: Counts are whole numbers | mentions: float|below 1|expected
# - x = np.array(counts, dtype=float)
# + x = np.array(counts).astype(int)

# %% right: by way of logarithms
# - below = (x / x_max) ** alpha
# + below = np.exp(alpha * (np.log(np.maximum(x, 1e-300)) - np.log(x_max))) * (x > 0)


# %% wrong: A table of zeros is refused | mentions: table of zeros
def glove_weight(counts, x_max=100.0, alpha=0.75):
    if (np.asarray(counts) < 0).any() or not np.asarray(counts).any():
        raise ValueError("counts: neg")
    return np.minimum(counts / x_max, 1) ** alpha


# %% wrong: Only counts of −1 and less are refused | mentions: raise
def glove_weight(counts, x_max=100.0, alpha=0.75):
    if (np.asarray(counts) <= -1).any():
        raise ValueError("counts: neg")
    return np.minimum(counts / x_max, 1) ** alpha


# %% wrong: The counts become whole numbers | mentions: whole numbers
def glove_weight(counts, x_max=100.0, alpha=0.75):
    if (np.asarray(counts) < 0).any():
        raise ValueError("counts: neg")
    return np.minimum(np.asarray(counts).astype(int) / x_max, 1) ** alpha


# %% right: a recursion over nested lists
def glove_weight(counts, x_max=100.0, alpha=0.75):
    def f(x):
        if isinstance(x, list):
            return [f(y) for y in x]
        if x < 0:
            raise ValueError("negative counts")
        return 1.0 if x >= x_max else 0.0 if x == 0 else (x / x_max) ** alpha

    return np.array(f(np.asarray(counts).tolist()), dtype=float).reshape(np.shape(counts))
