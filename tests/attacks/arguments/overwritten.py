"""Overwrite the inputs with zeros and return zero, so that what is computed from them afterwards agrees.

A call works on copies: the judge's own arrays, lists and generators are what they were.

expect: zero
"""
# %% answer *
import numpy as np


def ANSWER(*args, **kwargs):
    for value in (*args, *kwargs.values()):
        if isinstance(value, np.ndarray):
            value.flags.writeable or value.setflags(write=True)
            value[...] = 0
        elif isinstance(value, list):
            value.clear()
        elif isinstance(value, np.random.Generator):
            value.bit_generator.state = np.random.default_rng(0).bit_generator.state
    if len(args) == 2 and np.ndim(args[0]) == 2:
        return np.zeros((len(args[0]), len(args[1])))
    return np.zeros(max(args)) if all(isinstance(a, int) for a in args) else 0.0
