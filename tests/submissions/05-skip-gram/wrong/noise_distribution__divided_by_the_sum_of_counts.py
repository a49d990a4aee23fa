"""Divided by the sum of the counts, not of their powers.

loses: noise_distribution
mentions: add up
"""


def noise_distribution(counts, power=0.75):
    return counts**power / counts.sum()
