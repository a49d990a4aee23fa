"""On a clash a word is drawn uniformly.

loses: sample_negatives
mentions: uniform|again|0.5
"""


def sample_negatives(positives, k, noise, rng):
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    for i, c in enumerate(positives):
        for j in range(k):
            while negatives[i, j] == c:
                negatives[i, j] = rng.integers(len(noise))
    return negatives
