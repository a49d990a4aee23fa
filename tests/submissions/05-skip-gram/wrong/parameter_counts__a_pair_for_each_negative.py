"""A target vector for each negative.

loses: parameter_counts
mentions: expected
"""


def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, 2 * (k + 1) * dim
