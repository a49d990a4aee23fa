"""Every coordinate up to the id is set (a slice for an index).

loses: one_hot
mentions: Expected|expected
"""

def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("index out of range")
    vector = np.zeros(vocab_size)
    vector[: index + 1] = 1.0
    return vector
