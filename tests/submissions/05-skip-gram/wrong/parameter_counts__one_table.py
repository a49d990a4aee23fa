"""One table only.

loses: parameter_counts
mentions: one table
"""


def parameter_counts(vocab_size, dim, k):
    return dim * vocab_size, (k + 2) * dim
