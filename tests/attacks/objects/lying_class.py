"""Objects whose __class__ says float or ndarray, and metaclasses that call everything an instance.

What crosses is decided by the real type, in the judge by the bytes that came.

expect: zero
"""
# %% answer *
import numpy as np


class Meta(type):
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(float)


class Fake(metaclass=Meta):
    @property
    def __class__(self): return float if np.random.rand() < 0.5 else np.ndarray
    dtype = np.dtype(float)
    shape, ndim, size = (5,), 1, 5


def ANSWER(*args, **kwargs):
    return Fake()
