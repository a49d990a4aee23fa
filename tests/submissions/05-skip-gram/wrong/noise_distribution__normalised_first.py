"""Normalised before the power, and not after.

loses: noise_distribution
mentions: add up
"""


def noise_distribution(counts, power=0.75):
    p = counts / counts.sum()
    return p**power
