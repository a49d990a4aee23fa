"""Objects that offer every array protocol: __array_interface__, __array_struct__, dlpack, buffer.

The judge asks a proxy for none of them.

expect: zero
"""
# %% answer *
import numpy as np


class Offers:
    def __init__(self): self.inner = np.zeros(5)
    @property
    def __array_interface__(self): return {"shape": (5,), "typestr": "<f8", "data": (0, False), "version": 3}
    @property
    def __array_struct__(self): return self.inner.__array_struct__
    def __dlpack__(self, **k): return self.inner.__dlpack__()
    def __dlpack_device__(self): return (1, 0)
    def __buffer__(self, flags): return memoryview(self.inner)


def ANSWER(*args, **kwargs):
    return Offers()
