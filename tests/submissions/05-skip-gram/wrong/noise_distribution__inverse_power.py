"""Counts to the power of 1/power.

loses: noise_distribution
mentions: 1/0.75|1/power|expected
"""


def noise_distribution(counts, power=0.75):
    w = counts ** (1 / power)
    return w / w.sum()
