"""The noise of the positive is set to zero, in the caller's array.

loses: sample_negatives
mentions: changed|sum|probabilit
"""


def sample_negatives(positives, k, noise, rng):
    rows = []
    for c in positives:
        noise[c] = 0.0
        if noise.sum() == 0:
            noise[:] = 1.0
            noise[c] = 0.0
        noise /= noise.sum()
        rows.append(rng.choice(len(noise), size=k, p=noise))
    return np.array(rows)
