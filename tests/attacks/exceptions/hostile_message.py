"""Exceptions that raise again, loop or exit when they are shown, or whose text is no text.

expect: zero
timeout: 1
"""
# %% answer *
import sys


class Hostile(Exception):
    def __str__(self): raise SystemExit(0)
    __repr__ = __str__

    @property
    def __traceback__(self): raise KeyboardInterrupt

    @property
    def args(self): raise StopIteration


class NoText(ValueError):
    def __str__(self): return 7


class Long(ValueError):
    def __str__(self): return "x" * 300_000_000


def ANSWER(*args, **kwargs):
    raise [Hostile, NoText, Long][len(args) % 3]()
