"""Always two tokens.

loses: context_windows
mentions: expected|items
"""


def context_windows(ids, size, pad_id):
    size = 2
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X, np.array(ids)
