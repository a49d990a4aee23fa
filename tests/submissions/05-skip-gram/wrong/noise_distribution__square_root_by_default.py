"""The default power is 1/2.

loses: noise_distribution
mentions: expected|power
"""


def noise_distribution(counts, power=0.5):
    w = counts**power
    return w / w.sum()
