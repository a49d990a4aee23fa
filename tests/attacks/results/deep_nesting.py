"""Lists and tuples nested a hundred thousand levels deep.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    value = 0.0
    for _ in range(100_000):
        value = [value] if args else (value,)
    return value
