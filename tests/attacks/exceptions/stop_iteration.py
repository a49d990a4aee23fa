"""Raise StopIteration, which ends a loop of the test's quietly instead of failing it.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    raise StopIteration
