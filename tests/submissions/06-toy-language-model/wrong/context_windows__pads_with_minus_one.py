"""Pads with -1.

loses: context_windows
mentions: expected|-1
"""


def context_windows(ids, size, pad_id):
    padded = [-1] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X, np.array(ids)
