"""Clashes are redrawn once only.

loses: sample_negatives
mentions: redraw|positive of its own
"""


def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    clash = negatives == positives[:, None]
    negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return negatives
