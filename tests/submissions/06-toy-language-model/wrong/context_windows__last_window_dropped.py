"""The last token is never a target.

loses: context_windows
mentions: last window|missing|shape|items
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids) - 1)])
    return X, np.array(ids[:-1])
