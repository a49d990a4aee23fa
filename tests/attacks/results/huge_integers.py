"""Integers of millions of digits, as numbers, keys, sizes and indices.

expect: zero
"""
# %% answer *
huge = 1 << 8_000_000


def ANSWER(*args, **kwargs):
    return [huge, {huge: huge}, range(-huge, huge), slice(huge)][len(args) % 4]
