"""Refuses bad input by an exception class of one's own, with a cause."""
# %% answer one_hot
class BadIndex(ValueError):
    def __init__(self, index):
        super().__init__(f"index: {index} is out of range")


def one_hot(index, vocab_size):
    try:
        vector = np.zeros(vocab_size)
        if index < 0:
            raise IndexError(index)
        vector[index] = 1
    except IndexError as error:
        raise BadIndex(index) from error
    return vector
