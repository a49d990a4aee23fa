"""NumPy's global random state in place of rng.

loses: sample_negatives
mentions: rng
"""


def sample_negatives(positives, k, noise, rng):
    negatives = np.random.choice(len(noise), size=(len(positives), k), p=noise)
    for i, c in enumerate(positives):
        for j in range(k):
            while negatives[i, j] == c:
                negatives[i, j] = np.random.choice(len(noise), p=noise)
    return negatives
