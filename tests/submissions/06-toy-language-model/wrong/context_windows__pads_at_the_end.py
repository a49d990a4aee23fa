"""PAD after the text of the window.

loses: context_windows
mentions: before the text
"""


def context_windows(ids, size, pad_id):
    padded = [pad_id] * size + [int(i) for i in ids]
    X = np.array([sorted(padded[t : t + size], key=lambda i: i == pad_id) for t in range(len(ids))])
    return X, np.array(ids)
