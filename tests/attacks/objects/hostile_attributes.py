"""Every attribute lookup and every conversion raises something else, exits, or loops.

expect: zero
timeout: 0.4
"""
# %% answer *
import itertools, os

kinds = itertools.cycle([AttributeError, SystemExit, KeyboardInterrupt, StopIteration, GeneratorExit, RecursionError, MemoryError])


class Hostile:
    def __getattribute__(self, name): raise next(kinds)(name)
    def __repr__(self): raise next(kinds)("repr")
    def __iter__(self): raise next(kinds)("iter")
    def __len__(self): return -1
    def __call__(self, *a): raise next(kinds)("call")
    def __array__(self, *a, **k): raise next(kinds)("array")
    def __hash__(self): raise next(kinds)("hash")
    def __eq__(self, other): raise next(kinds)("eq")
    def __bool__(self): raise next(kinds)("bool")
    def __del__(self): raise next(kinds)("del")


def ANSWER(*args, **kwargs):
    return Hostile()
