"""A negative may be the positive of its own pair.

loses: sample_negatives
mentions: own pair
"""


def sample_negatives(positives, k, noise, rng):
    return rng.choice(len(noise), size=(len(positives), k), p=noise)
