"""Off by one: the window ends with its own target.

loses: context_windows
mentions: own window
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t + 1 : t + 1 + size] for t in range(len(ids))])
    return X, np.array(ids)
