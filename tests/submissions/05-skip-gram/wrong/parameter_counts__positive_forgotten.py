"""The positive context is forgotten.

loses: parameter_counts
mentions: positive
"""


def parameter_counts(vocab_size, dim, k):
    return 2 * dim * vocab_size, (k + 1) * dim
