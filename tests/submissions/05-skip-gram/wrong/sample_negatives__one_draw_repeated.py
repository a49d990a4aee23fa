"""One draw a pair, repeated k times.

loses: sample_negatives
mentions: anew|same word|twice|independent
"""


def sample_negatives(positives, k, noise, rng):
    one = rng.choice(len(noise), size=len(positives), p=noise)
    while (clash := one == positives).any():
        one[clash] = rng.choice(len(noise), size=clash.sum(), p=noise)
    return np.repeat(one[:, None], k, axis=1)
