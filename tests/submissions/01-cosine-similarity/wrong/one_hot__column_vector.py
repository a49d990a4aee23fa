"""A column of shape (V, 1), as linear-algebra texts draw it.

loses: one_hot
mentions: extra axis|length 1
"""

def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("index out of range")
    vector = np.zeros((vocab_size, 1))
    vector[index, 0] = 1.0
    return vector
