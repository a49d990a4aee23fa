"""Pickles, code objects and modules as results: whoever loads one runs it.

Bytes stay bytes; the judge loads nothing.

expect: zero
"""
# %% answer *
import os, pickle, sys


class Runs:
    def __reduce__(self):
        return (os.system, ("touch /tmp/attack-was-unpickled",))


def ANSWER(*args, **kwargs):
    return [pickle.dumps(Runs()), Runs(), (lambda: 0).__code__, sys][len(args) % 4]
