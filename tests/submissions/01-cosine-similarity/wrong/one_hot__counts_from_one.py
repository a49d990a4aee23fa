"""Ids counted from 1: the 1 lands one place too early.

loses: one_hot
mentions: off by one|shifted by one
"""

def one_hot(index, vocab_size):
    if not 0 <= index < vocab_size:
        raise ValueError(f"index {index} is out of range")
    vector = np.zeros(vocab_size)
    vector[index - 1] = 1.0
    return vector
