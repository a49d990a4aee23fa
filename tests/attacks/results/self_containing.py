"""Lists, dicts and arrays that contain themselves.

expect: zero
"""
# %% answer *
import numpy as np


def ANSWER(*args, **kwargs):
    box = []
    box.append(box)
    table = {"self": None}
    table["self"] = table
    array = np.empty(1, dtype=object)
    array[0] = array
    return [box, table, array][len(args) % 3]
