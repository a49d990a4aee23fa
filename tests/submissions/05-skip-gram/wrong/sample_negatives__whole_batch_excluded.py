"""No positive of the batch may be a negative.

loses: sample_negatives
mentions: other pairs|own|sum|probabilit|nan
"""


def sample_negatives(positives, k, noise, rng):
    p = np.array(noise, dtype=float)
    p[np.unique(positives)] = 0
    if p.sum() == 0:
        p = np.array(noise, dtype=float)
    p /= p.sum()
    negatives = rng.choice(len(noise), size=(len(positives), k), p=p)
    while (clash := negatives == positives[:, None]).any():
        negatives[clash] = rng.choice(len(noise), size=clash.sum(), p=np.array(noise) / np.sum(noise))
    return negatives
