"""The negatives of one pair are all different.

loses: sample_negatives
mentions: replace|fewer|twice
"""


def sample_negatives(positives, k, noise, rng):
    rows = []
    for c in positives:
        p = np.array(noise, dtype=float)
        p[c] = 0
        p /= p.sum()
        size = min(k, int((p > 0).sum()))
        row = rng.choice(len(noise), size=size, replace=False, p=p)
        rows.append(np.resize(row, k))
    return np.array(rows)
