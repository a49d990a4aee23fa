"""The same object as the elements of lists, arrays and dicts.

expect: zero
"""
# %% include parts/everything.py
# %% answer *
import numpy as np


def ANSWER(*args, **kwargs):
    array = np.empty(5, dtype=object)
    array[:] = Everything()
    return [array, [Everything()] * 5, {0: Everything()}][len(args) % 3]
