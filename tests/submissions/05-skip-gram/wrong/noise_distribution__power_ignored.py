"""The power is always 0.75.

loses: noise_distribution
mentions: power
"""


def noise_distribution(counts, power=0.75):
    w = counts**0.75
    return w / w.sum()
