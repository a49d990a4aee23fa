"""The generator is copied, so that the caller's does not advance.

loses: sample_negatives
mentions: advance|same
"""


def sample_negatives(positives, k, noise, rng):
    import copy

    rng = copy.deepcopy(rng)
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives
