"""One column a pair.

loses: sample_negatives
mentions: shape|transposed
"""


def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives.T
