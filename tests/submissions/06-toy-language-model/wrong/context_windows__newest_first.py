"""The newest token stands first.

loses: context_windows
mentions: newest
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size][::-1] for t in range(len(ids))])
    return X, np.array(ids)
