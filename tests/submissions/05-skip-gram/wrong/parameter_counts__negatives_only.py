"""Only the negatives are counted.

loses: parameter_counts
mentions: negatives
"""


def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, k * dim
