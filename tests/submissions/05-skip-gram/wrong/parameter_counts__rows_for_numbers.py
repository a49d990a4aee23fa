"""Rows are counted in place of numbers.

loses: parameter_counts
mentions: dim|expected
"""


def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, k + 2
