"""All pairs share one set of negatives.

loses: sample_negatives
mentions: draws of its own|own positive|own pair
"""


def sample_negatives(positives, k, noise, rng):
    row = rng.choice(len(noise), size=k, p=noise)
    negatives = np.tile(row, (len(positives), 1))
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives
