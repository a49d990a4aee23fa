"""The window is split over both sides.

loses: skipgram_pairs
mentions: rows
"""


def skipgram_pairs(ids, window):
    pairs = []
    for i in range(len(ids)):
        for j in range(max(0, i - window // 2), min(len(ids), i + window // 2 + 1)):
            if j != i:
                pairs.append((ids[i], ids[j]))
    return np.array(pairs, dtype=int).reshape(-1, 2)
