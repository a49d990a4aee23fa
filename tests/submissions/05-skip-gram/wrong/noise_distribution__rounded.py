"""The probabilities are rounded.

loses: noise_distribution
mentions: almost right|rounded|expected
"""


def noise_distribution(counts, power=0.75):
    w = counts**power
    return np.round(w / w.sum(), 4)
