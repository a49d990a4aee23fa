"""The frequencies themselves: the power is forgotten.

loses: noise_distribution
mentions: power
"""


def noise_distribution(counts, power=0.75):
    return counts / counts.sum()
