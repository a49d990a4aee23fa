"""Pads with 0, the id of a token.

loses: context_windows
mentions: PAD|padding is 0|expected
"""


def context_windows(ids, size, pad_id):
    padded = [0] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X, np.array(ids)
