"""The window reaches one word too far.

loses: skipgram_pairs
mentions: expected 12 rows|too wide
"""


def skipgram_pairs(ids, window):
    pairs = []
    for i in range(len(ids)):
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2)):
            if j != i:
                pairs.append((ids[i], ids[j]))
    return np.array(pairs, dtype=int).reshape(-1, 2)
