"""The targets are missing.

loses: context_windows
mentions: two results
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X
