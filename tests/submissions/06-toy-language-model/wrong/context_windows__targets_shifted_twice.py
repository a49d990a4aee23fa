"""y is ids shifted by one although the windows already are.

loses: context_windows
mentions: target
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([padded[t : t + size] for t in range(len(ids))])
    return X, np.append(ids[1:], pad_id)
