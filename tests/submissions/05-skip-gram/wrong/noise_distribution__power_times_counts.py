"""The power is a factor.

loses: noise_distribution
mentions: expected|power
"""


def noise_distribution(counts, power=0.75):
    w = power * counts
    return w / w.sum()
