"""Sample answers of parameter_counts."""

# %% wrong: A target vector for each negative | mentions: expected
def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, 2 * (k + 1) * dim

# %% wrong: Each word moves in both tables | mentions: expected
def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, 2 * (k + 2) * dim

# %% wrong: The two numbers are exchanged | mentions: exchanged
def parameter_counts(vocab_size, dim, k):
    return (k + 2) * dim, 2 * dim * vocab_size

# %% wrong: Computed in floats | mentions: whole numbers|type
def parameter_counts(vocab_size, dim, k):
    return 2.0 * dim * vocab_size, (k + 2.0) * dim

# %% wrong: Only the negatives are counted | mentions: negatives
def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, k * dim

# %% wrong: One table only | mentions: one table
def parameter_counts(vocab_size, dim, k):
    return dim * vocab_size, (k + 2) * dim

# %% wrong: The positive context is forgotten | mentions: positive
def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, (k + 1) * dim

# %% wrong: Rows are counted in place of numbers | mentions: dim|expected
def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, k + 2

# %% wrong: The product runs over in 32 bits | mentions: 32 bits
def parameter_counts(vocab_size, dim, k):
    return 2 * vocab_size * dim % 2**31, (k + 2) * dim
