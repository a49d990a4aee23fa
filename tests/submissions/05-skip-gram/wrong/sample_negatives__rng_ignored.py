"""A generator of its own, with a fixed seed.

loses: sample_negatives
mentions: rng
"""


def sample_negatives(positives, k, noise, rng):
    rng = np.random.default_rng(0)
    negatives = rng.choice(len(noise), size=(len(positives), k), p=noise)
    for i, c in enumerate(positives):
        for j in range(k):
            while negatives[i, j] == c:
                negatives[i, j] = rng.choice(len(noise), p=noise)
    return negatives
