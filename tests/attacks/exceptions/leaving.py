"""Raise what is no Exception: SystemExit, KeyboardInterrupt, GeneratorExit, a BaseException of one's own.

expect: zero
"""
# %% answer *
import itertools, sys


class Mine(BaseException):
    pass


kinds = itertools.cycle([SystemExit, KeyboardInterrupt, GeneratorExit, Mine, BaseException])


def ANSWER(*args, **kwargs):
    raise next(kinds)(0)
