"""Each pair is there once, however often it occurs.

loses: skipgram_pairs
mentions: several times|should be there
"""


def skipgram_pairs(ids, window):
    pairs = set()
    for i in range(len(ids)):
        for j in range(max(0, i - window), min(len(ids), i + window + 1)):
            if j != i:
                pairs.add((int(ids[i]), int(ids[j])))
    return np.array(sorted(pairs)).reshape(-1, 2)
