"""On a clash the next id is taken.

loses: sample_negatives
mentions: neighbouring|again
"""


def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    return np.where(negatives == positives[:, None], (negatives + 1) % len(noise), negatives)
