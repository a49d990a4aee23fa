"""Only the words after the target are its contexts.

loses: skipgram_pairs
mentions: one side|right side
"""


def skipgram_pairs(ids, window):
    pairs = []
    for i in range(len(ids)):
        for j in range(i + 1, min(len(ids), i + window + 1)):
            if j != i:
                pairs.append((ids[i], ids[j]))
    return np.array(pairs, dtype=int).reshape(-1, 2)
