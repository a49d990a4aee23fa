"""Millions of small containers in one result.

expect: zero
"""
# %% answer *
parts = [[] for _ in range(3_000_000)]


def ANSWER(*args, **kwargs):
    return parts
