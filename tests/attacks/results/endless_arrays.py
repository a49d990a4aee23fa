"""An endless iterator of 30 MB arrays, to fill the memory of whoever collects them.

expect: zero
"""
# %% answer *
import itertools
import numpy as np


class Filler:
    def __iter__(self):
        return (np.ones((200, 20_000)) for _ in itertools.count())


def ANSWER(*args, **kwargs):
    return Filler()
