"""Arrays of a terabyte that take no memory here: a number broadcast to a million by a million.

expect: zero
"""
# %% answer *
import numpy as np


def ANSWER(*args, **kwargs):
    return np.broadcast_to(np.float64(1.0), (10**6, 10**6))
