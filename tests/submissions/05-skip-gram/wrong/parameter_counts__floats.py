"""Computed in floats.

loses: parameter_counts
mentions: whole numbers|type
"""


def parameter_counts(vocab_size, dim, k):
    return 2.0 * dim * vocab_size, (k + 2.0) * dim
