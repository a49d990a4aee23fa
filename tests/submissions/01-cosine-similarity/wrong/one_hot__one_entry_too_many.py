"""Room for an unknown word that nobody asked for: length V + 1.

loses: one_hot
mentions: longer by one
"""

def one_hot(index, vocab_size):
    if index not in range(vocab_size):
        raise ValueError("index out of range")
    vector = np.zeros(vocab_size + 1)
    vector[index] = 1.0
    return vector
