"""Millions of objects that cross as handles.

expect: zero
timeout: 3
"""
# %% answer *
class Thing:
    __slots__ = ()


things = [Thing() for _ in range(250_000)]


def ANSWER(*args, **kwargs):
    return things
