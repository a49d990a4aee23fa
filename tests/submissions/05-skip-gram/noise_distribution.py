"""Sample answers of noise_distribution."""

# %% base: powers over their sum
def noise_distribution(counts, power=0.75):
    w = counts**power
    return w / w.sum()

# %% wrong: Counts to the power of 1/power | mentions: 1/0.75|1/power|expected
# - w = counts**power
# + w = counts ** (1 / power)

# %% wrong: The power is always 0.75 | mentions: power
# - w = counts**power
# + w = counts**0.75

# %% wrong: The power is a factor | mentions: expected|power
# - w = counts**power
# + w = power * counts

# %% wrong: The probabilities are rounded | mentions: almost right|rounded|expected
# - return w / w.sum()
# + return np.round(w / w.sum(), 4)

# %% wrong: One is added to each count | mentions: expected
# - w = counts**power
# + w = (counts + 1.0) ** power

# %% wrong: The default power is 1/2 | mentions: expected|power
# - def noise_distribution(counts, power=0.75):
# + def noise_distribution(counts, power=0.5):

# %% wrong: Divided by the sum of the counts, not of their powers | mentions: add up
def noise_distribution(counts, power=0.75):
    return counts**power / counts.sum()

# %% wrong: The counts are overwritten | mentions: changed its argument|casting|output
def noise_distribution(counts, power=0.75):
    if counts.dtype.kind != "f":
        counts = counts.astype(float)
    counts **= power
    counts /= counts.sum()
    return counts

# %% wrong: Normalised before the power, and not after | mentions: add up
def noise_distribution(counts, power=0.75):
    p = counts / counts.sum()
    return p**power

# %% wrong: Not normalised | mentions: add up
def noise_distribution(counts, power=0.75):
    return counts**power

# %% wrong: The frequencies themselves: the power is forgotten | mentions: power
def noise_distribution(counts, power=0.75):
    return counts / counts.sum()

# %% wrong: A softmax of the scaled counts | mentions: expected
def noise_distribution(counts, power=0.75):
    e = np.exp(power * (counts - counts.max()))
    return e / e.sum()

# %% wrong: Powers above 1 are taken for 1 | mentions: taken for 1
def noise_distribution(counts, power=0.75):
    weights = np.asarray(counts) ** min(power, 1.0)
    return weights / weights.sum()

# %% wrong: No word below one in ten thousand | mentions: floor
def noise_distribution(counts, power=0.75):
    weights = np.asarray(counts) ** power
    shares = np.where(weights > 0, np.maximum(weights / weights.sum(), 1e-4), 0)
    return shares / shares.sum()
