"""An array of integers, which later arithmetic rounds down in place.

loses: one_hot
mentions: array of floats
"""

def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("index out of range")
    vector = np.zeros(vocab_size, dtype=int)
    vector[index] = 1
    return vector
