"""One string of ten million characters among a thousand empty ones: 40 GB as an array of strings.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    return ["x" * 10_000_000] + [""] * 1000
