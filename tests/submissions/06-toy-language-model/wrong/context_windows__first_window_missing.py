"""The window of the first token is left out.

loses: context_windows
mentions: first token|items
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(1, len(ids))])
    return X, np.array(ids[1:])
