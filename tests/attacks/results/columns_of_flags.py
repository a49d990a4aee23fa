"""Nineteen megabytes of flags, one a row: as lists they are 1.7 GB.

expect: zero
"""
# %% answer *
import numpy as np


def ANSWER(*args, **kwargs):
    return np.zeros((19_000_000, 1), dtype=bool)
