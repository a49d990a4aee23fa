"""The range check lets index == vocab_size through (> for >=).

loses: one_hot
mentions: one past the last id
"""

def one_hot(index, vocab_size):
    if index < 0 or index > vocab_size:
        raise ValueError("index out of range")
    return np.array([1.0 if i == index else 0.0 for i in range(vocab_size)])
