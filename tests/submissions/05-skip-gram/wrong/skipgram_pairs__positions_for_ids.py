"""Positions in the text are returned, not word ids.

loses: skipgram_pairs
mentions: positions|should be there
"""


def skipgram_pairs(ids, window):
    pairs = []
    for i in range(len(ids)):
        for j in range(max(0, i - window), min(len(ids), i + window + 1)):
            if j != i:
                pairs.append((i, j))
    return np.array(pairs, dtype=int).reshape(-1, 2)
