"""Pads with the largest id plus one, whatever pad_id says.

loses: context_windows
mentions: largest id|expected
"""


def context_windows(ids, size, pad_id):
    padded = [int(max(ids)) + 1] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X, np.array(ids)
