"""NumPy's own IndexError is left to speak for the function.

loses: one_hot
mentions: raised IndexError
"""

def one_hot(index, vocab_size):
    return np.eye(vocab_size)[index]
