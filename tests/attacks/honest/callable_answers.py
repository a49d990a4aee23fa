"""Answers that are lambdas, partials, bound methods and callable objects."""
# %% answer one_hot
from functools import partial


class OneHot:
    def __call__(self, index, vocab_size):
        if not 0 <= index < vocab_size:
            raise ValueError("index out of range")
        return np.array([float(i == index) for i in range(vocab_size)])

    def method(self, *args, **kwargs):
        return self(*args, **kwargs)


one_hot = partial(OneHot().method)
