"""A range of a thousand million numbers: a few bytes here, 40 GB for whoever makes an array of it.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    return range(3 * 10**9)
