"""A softmax of the scaled counts.

loses: noise_distribution
mentions: expected
"""


def noise_distribution(counts, power=0.75):
    e = np.exp(power * (counts - counts.max()))
    return e / e.sum()
