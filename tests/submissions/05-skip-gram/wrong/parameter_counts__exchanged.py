"""The two numbers are exchanged.

loses: parameter_counts
mentions: exchanged
"""


def parameter_counts(vocab_size, dim, k):
    return (k + 2) * dim, 2 * dim * vocab_size
