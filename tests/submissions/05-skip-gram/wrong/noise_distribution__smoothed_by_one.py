"""One is added to each count.

loses: noise_distribution
mentions: expected
"""


def noise_distribution(counts, power=0.75):
    w = (counts + 1.0) ** power
    return w / w.sum()
