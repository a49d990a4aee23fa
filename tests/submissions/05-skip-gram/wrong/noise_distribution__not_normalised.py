"""Not normalised.

loses: noise_distribution
mentions: add up
"""


def noise_distribution(counts, power=0.75):
    return counts**power
