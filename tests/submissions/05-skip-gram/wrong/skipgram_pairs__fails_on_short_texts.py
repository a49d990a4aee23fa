"""Slices of a text that is shorter than the window have unequal lengths.

loses: skipgram_pairs
mentions: argument|shape|dimension|rows|same|match
"""


def skipgram_pairs(ids, window):
    n = len(ids)
    rows = []
    for s in range(1, window + 1):
        left, right = ids[: n - s], ids[s:]
        rows.append(np.stack([left, right], axis=1))
        rows.append(np.stack([right, left], axis=1))
    return np.concatenate(rows)
