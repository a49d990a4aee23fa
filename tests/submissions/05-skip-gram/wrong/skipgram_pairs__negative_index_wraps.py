"""Near the start a negative index wraps round to the end of the text.

loses: skipgram_pairs
mentions: rows
"""


def skipgram_pairs(ids, window):
    pairs = []
    for i in range(len(ids)):
        for j in range(i - window, min(len(ids), i + window + 1)):
            if j != i:
                pairs.append((ids[i], ids[j]))
    return np.array(pairs, dtype=int).reshape(-1, 2)
