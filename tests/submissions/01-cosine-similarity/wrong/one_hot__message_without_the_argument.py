"""A ValueError that does not say which argument is to blame.

loses: one_hot
mentions: should name the argument `index`
"""

def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("out of range")
    vector = np.zeros(vocab_size)
    vector[index] = 1.0
    return vector
