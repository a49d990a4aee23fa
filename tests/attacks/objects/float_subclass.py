"""Floats and complex numbers that are close to everything.

An instance of a subclass crosses as the plain number that it holds.

expect: zero
"""
# %% answer *
class Close(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __float__(self): return 0.0
    def __hash__(self): return 1
    def __array__(self, *a, **k): raise AttributeError("no")


def ANSWER(*args, **kwargs):
    return Close(0.123)
