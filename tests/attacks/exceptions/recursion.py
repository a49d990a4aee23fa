"""Recurse without an end, and again while that is being handled, with the limit raised.

expect: zero
"""
# %% answer *
import sys


def ANSWER(*args, **kwargs):
    try:
        return ANSWER(*args, **kwargs)
    except RecursionError:
        sys.setrecursionlimit(sys.getrecursionlimit() + 100)
        if sys.getrecursionlimit() < 20_000:
            return ANSWER(*args, **kwargs)
        raise
