"""Dicts and sets whose keys all have one hash: quadratic time for whoever rebuilds them.

expect: zero
timeout: 3
"""
# %% answer *
modulus = 2**61 - 1
keys = [modulus * number for number in range(1, 6_000)]


def ANSWER(*args, **kwargs):
    return dict.fromkeys(keys) if len(args) == 2 else set(keys)
