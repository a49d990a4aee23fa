"""Give arguments another shape, type or class in place: they are copies, and not copied back.

expect: zero
"""
# %% answer *
import numpy as np


def ANSWER(*args, **kwargs):
    for value in args:
        if isinstance(value, np.ndarray):
            value.resize((1, 1, value.size), refcheck=False)
            value.dtype = np.int8
    return 0.0
