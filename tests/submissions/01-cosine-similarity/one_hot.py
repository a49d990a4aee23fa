"""Sample answers of one_hot."""

# %% wrong: Every coordinate up to the id is set (a slice for an index) | mentions: Expected|expected
def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("index out of range")
    vector = np.zeros(vocab_size)
    vector[: index + 1] = 1.0
    return vector

# %% wrong: A column of shape (V, 1), as linear-algebra texts draw it | mentions: extra axis|length 1
def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("index out of range")
    vector = np.zeros((vocab_size, 1))
    vector[index, 0] = 1.0
    return vector

# %% wrong: Ids counted from 1: the 1 lands one place too early | mentions: off by one|shifted by one
def one_hot(index, vocab_size):
    if not 0 <= index < vocab_size:
        raise ValueError(f"index {index} is out of range")
    vector = np.zeros(vocab_size)
    vector[index - 1] = 1.0
    return vector

# %% wrong: NumPy's own IndexError is left to speak for the function | mentions: raised IndexError
def one_hot(index, vocab_size):
    return np.eye(vocab_size)[index]

# %% wrong: An array of integers, which later arithmetic rounds down in place | mentions: array of floats
def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("index out of range")
    vector = np.zeros(vocab_size, dtype=int)
    vector[index] = 1
    return vector

# %% wrong: A ValueError that does not say which argument is to blame
# | mentions: should name the argument `index`
def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError("out of range")
    vector = np.zeros(vocab_size)
    vector[index] = 1.0
    return vector

# %% wrong: A negative id counts from the end, as Python indexing does
# | mentions: should raise ValueError, but returned
def one_hot(index, vocab_size):
    if index >= vocab_size:
        raise ValueError(f"index {index} is too large")
    vector = np.zeros(vocab_size)
    vector[index] = 1.0
    return vector

# %% wrong: Room for an unknown word that nobody asked for: length V + 1 | mentions: longer by one
def one_hot(index, vocab_size):
    if index not in range(vocab_size):
        raise ValueError("index out of range")
    vector = np.zeros(vocab_size + 1)
    vector[index] = 1.0
    return vector

# %% wrong: The range check lets index == vocab_size through (> for >=) | mentions: one past the last id
def one_hot(index, vocab_size):
    if index < 0 or index > vocab_size:
        raise ValueError("index out of range")
    return np.array([1.0 if i == index else 0.0 for i in range(vocab_size)])

# %% wrong: Positions in 8 bits, which end at 127 | mentions: larger vocabulary
def one_hot(index, vocab_size):
    if not 0 <= index < vocab_size:
        raise ValueError("index out of range")
    return (np.arange(vocab_size).astype(np.int8) == index).astype(float)
