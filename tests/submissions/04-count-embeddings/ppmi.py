"""Sample answers of ppmi."""

# %% base: counts over chance, infinities set to 0
def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
    chance = rows / total * (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log2(counts / total / chance)
    table[~np.isfinite(table)] = 0
    return np.maximum(table, 0)

# %% wrong: abs for the cut at 0 | mentions: absolute|positive|0 at
# - return np.maximum(table, 0)
# + return np.abs(table)

# %% wrong: Laplace smoothing of the counts | mentions: 1 was added
# - counts = np.asarray(counts, dtype=float)
# + counts = np.asarray(counts, dtype=float) + 1

# %% wrong: Row sums and column sums are exchanged | mentions: could not be broadcast|shape|swapped|ValueError
# - rows = counts.sum(axis=1, keepdims=True)
# - columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
# + rows = counts.sum(axis=0)[:, None]
# + columns = counts.sum(axis=1)[None, :] ** context_smoothing

# %% wrong: P(w) from the columns, P(c) from the rows, made to fit
# | mentions: ValueError|shape|broadcast|swapped
# - chance = rows / total * (columns / columns.sum())
# + chance = (rows / total * (columns / columns.sum())).T

# %% wrong: log10 for log2 | mentions: base 10|base of the log
# - table = np.log2(counts / total / chance)
# + table = np.log10(counts / total / chance)

# %% wrong: + 1e-12 on both sides of the line | mentions: epsilon|almost right|rare pair|chance|zeros
# - table = np.log2(counts / total / chance)
# + table = np.log2((counts / total + 1e-12) / (chance + 1e-12))

# %% wrong: + 1e-8 below the line swallows rare pairs | mentions: epsilon
# - table = np.log2(counts / total / chance)
# + table = np.log2((counts / total) / (chance + 1e-8))

# %% wrong: log2(ratio + 0.01) | mentions: almost right|constant
# - table = np.log2(counts / total / chance)
# + table = np.log2(counts / total / chance + 0.01)

# %% wrong: Fills an array of integers: fractions are cut | mentions: expected
# - return np.maximum(table, 0)
# + result = np.zeros(counts.shape, dtype=int)
# + result[:] = np.maximum(table, 0)
# + return result

# %% wrong: log2(count + 1) instead of PMI | mentions: compares nothing with chance
# - table = np.log2(counts / total / chance)
# + table = np.log2(counts + 1)

# %% wrong: -inf where nothing was seen | mentions: inf|finite
# - table[~np.isfinite(table)] = 0
# - return np.maximum(table, 0)
# + return np.where(np.isfinite(table) & (table < 0), 0, table)

# %% wrong: NaN in rows and columns of zeros | mentions: NaN
# - table[~np.isfinite(table)] = 0
# + table[np.isneginf(table)] = 0

# %% wrong: ln for log2 | mentions: natural logarithms|base
# - table = np.log2(counts / total / chance)
# + table = np.log(counts / total / chance)

# %% wrong: PMI, not PPMI | mentions: cuts? them off
# - return np.maximum(table, 0)
# + return table

# %% wrong: The ratio itself | mentions: logarithm is missing|log missing
# - table = np.log2(counts / total / chance)
# + table = counts / total / chance

# %% wrong: log2 P(c | w), never compared with P(c) | mentions: P\(c\)
# - chance = rows / total * (columns / columns.sum())
# + chance = rows / total * np.ones_like(columns)

# %% wrong: Rounds to two decimals | mentions: rounded
# - return np.maximum(table, 0)
# + return np.round(np.maximum(table, 0), 2)

# %% wrong: Scales each row of the result | mentions: row
# - return np.maximum(table, 0)
# + table = np.maximum(table, 0)
# + return table / np.maximum(np.sqrt((table**2).sum(axis=1, keepdims=True)), 1e-12)

# %% wrong: Subtracts log2 5: shifted PPMI | mentions: shifted PPMI|constant
# - return np.maximum(table, 0)
# + return np.maximum(table - np.log2(5), 0)

# %% wrong: The powers are divided by N | mentions: divided by N|add up to 1|smoothing
# - chance = rows / total * (columns / columns.sum())
# + chance = rows / total * (columns / total)

# %% wrong: context_smoothing does nothing | mentions: changes nothing|smoothing
# - columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
# + columns = counts.sum(axis=0, keepdims=True) ** 1

# %% wrong: The powers are divided by Nᵅ; they no longer add up to 1 | mentions: renormalised|smoothing
# - chance = rows / total * (columns / columns.sum())
# + chance = rows / total * (columns / total**context_smoothing)

# %% wrong: Rows and columns are both smoothed | mentions: both smoothed|smoothing
# - rows = counts.sum(axis=1, keepdims=True)
# + rows = counts.sum(axis=1, keepdims=True) ** context_smoothing
# + rows = rows / rows.sum() * total

# %% wrong: The counts themselves are raised to the power | mentions: counts themselves|smoothing
# - counts = np.asarray(counts, dtype=float)
# + counts = np.asarray(counts, dtype=float) ** context_smoothing
# - columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
# + columns = counts.sum(axis=0, keepdims=True)

# %% wrong: The row sums are raised to the power | mentions: row sums are smoothed|smoothing
# - rows = counts.sum(axis=1, keepdims=True)
# - columns = counts.sum(axis=0, keepdims=True) ** context_smoothing
# + rows = counts.sum(axis=1, keepdims=True) ** context_smoothing
# + rows = rows / rows.sum() * total
# + columns = counts.sum(axis=0, keepdims=True)

# %% wrong: n / (row sum × column sum) | mentions: total N missing
# - chance = rows / total * (columns / columns.sum())
# + chance = rows * columns
# - table = np.log2(counts / total / chance)
# + table = np.log2(counts / chance)

# %% wrong: P(w, c) · PMI | mentions: weighted
# - table = np.log2(counts / total / chance)
# + table = counts / total * np.log2(counts / total / chance)

# %% wrong: Divides the caller's array | mentions: changed its argument
# - counts = np.asarray(counts, dtype=float)
# + if counts.dtype.kind == 'i':
# +     scaled, original = counts.astype(float), counts
# +     original[:] = original * 2
# +     counts = scaled

# %% wrong: Normalised PMI: divided by -log2 P(w, c) | mentions: normalised PMI
# - return np.maximum(table, 0)
# + return np.maximum(table, 0) / np.where((counts > 0) & (counts < total), -np.log2(np.maximum(counts, 0.5) / total), 1)

# %% wrong: keepdims forgotten for the rows | mentions: broadcast
def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts, dtype=float)
    total = counts.sum()
    columns = counts.sum(axis=0) ** context_smoothing
    chance = counts.sum(axis=1) / total * (columns / columns.sum())
    table = np.log2(np.where(counts > 0, counts / total / chance, 1))
    return np.maximum(table, 0)

# %% base: P(c | w) compared with P(c)
def ppmi(counts, context_smoothing=1.0):
    counts = np.asarray(counts)
    powers = counts.sum(axis=0) ** float(context_smoothing)
    with np.errstate(all="ignore"):
        ratio = counts / counts.sum(axis=1, keepdims=True) / (powers / powers.sum())
        return np.where(counts > 0, np.maximum(np.log2(ratio), 0), 0.0)

# %% wrong: Powers above 1 are taken for 1 | mentions: context_smoothing changes nothing
# - powers = counts.sum(axis=0) ** float(context_smoothing)
# + powers = counts.sum(axis=0) ** min(1.0, float(context_smoothing))

# %% wrong: A table of one row comes back as a vector | mentions: shape
# - return np.where(counts > 0, np.maximum(np.log2(ratio), 0), 0.0)
# + return np.squeeze(np.where(counts > 0, np.maximum(np.log2(ratio), 0), 0.0))

# %% wrong: Counts below 1 are not seen | mentions: Counts below 1
# - return np.where(counts > 0, np.maximum(np.log2(ratio), 0), 0.0)
# + return np.where(counts >= 1, np.maximum(np.log2(ratio), 0), 0.0)

# %% right: Differences of logarithms, float32
def ppmi(counts, context_smoothing=1.0):
    table = np.array(counts, dtype=np.float32)
    alpha = np.float32(context_smoothing)
    with np.errstate(all="ignore"):
        columns = table.sum(axis=0)
        log_context = alpha * np.log2(columns) - np.log2((columns**alpha).sum())
        information = np.log2(table) - np.log2(table.sum(axis=1))[:, None] - log_context
    information[~(information > 0)] = 0
    return information


# %% right: Products of integers, as long as they fit
def ppmi(counts, context_smoothing=1.0):
    rows, columns = counts.sum(axis=1, keepdims=True), counts.sum(axis=0)
    with np.errstate(all="ignore"):
        ratio = counts * counts.sum() / (rows * columns)
        if context_smoothing != 1:
            powers = columns**context_smoothing
            ratio = counts / rows / (powers / powers.sum())
        return np.where(counts > 0, np.nan_to_num(np.maximum(np.log2(ratio), 0)), 0.0)
