"""A word next to itself is left out: words are compared, not positions.

loses: skipgram_pairs
mentions: compare positions|should be there
"""


def skipgram_pairs(ids, window):
    pairs = []
    for i in range(len(ids)):
        for j in range(max(0, i - window), min(len(ids), i + window + 1)):
            if ids[j] != ids[i]:
                pairs.append((ids[i], ids[j]))
    return np.array(pairs, dtype=int).reshape(-1, 2)
