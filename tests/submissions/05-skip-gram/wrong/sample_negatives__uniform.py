"""Every word equally often.

loses: sample_negatives
mentions: noise|own
"""


def sample_negatives(positives, k, noise, rng):
    negatives = rng.integers(0, len(noise), size=(len(positives), k))
    for i, c in enumerate(positives):
        for j in range(k):
            while negatives[i, j] == c:
                negatives[i, j] = rng.integers(len(noise))
    return negatives
