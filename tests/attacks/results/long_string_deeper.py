"""The same one level deeper, in lists of one.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    return [["x" * 10_000_000]] + [[""]] * 1000
