"""Off by one: the window ends two tokens before its target.

loses: context_windows
mentions: expected
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * (size + 1) + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X, np.array(ids)
