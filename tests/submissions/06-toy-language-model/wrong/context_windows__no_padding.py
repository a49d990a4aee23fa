"""Starts where a whole window fits.

loses: context_windows
mentions: padding|items
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(size, len(ids))])
    return X, np.array(ids[size:])
