"""The counts are overwritten.

loses: noise_distribution
mentions: argument 1 was changed|casting|output
"""


def noise_distribution(counts, power=0.75):
    if counts.dtype.kind != "f":
        counts = counts.astype(float)
    counts **= power
    counts /= counts.sum()
    return counts
