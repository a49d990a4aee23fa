"""An ndarray subclass that overrides universal functions and array functions: all close to everything.

expect: zero
"""
# %% answer *
import numpy as np


class Close(np.ndarray):
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return np.True_
    def __eq__(self, other): return np.True_
    def __array_finalize__(self, other): pass
    def all(self, *a, **k): return True
    def tobytes(self, *a, **k): return b"\0" * 8 * self.size
    @property
    def shape(self): return (5,)
    @property
    def nbytes(self): return 0


def ANSWER(*args, **kwargs):
    return np.full(5, 0.123).view(Close)
