"""A negative id counts from the end, as Python indexing does.

loses: one_hot
mentions: should raise ValueError, but returned
"""

def one_hot(index, vocab_size):
    if index >= vocab_size:
        raise ValueError(f"index {index} is too large")
    vector = np.zeros(vocab_size)
    vector[index] = 1.0
    return vector
