"""Return the arguments themselves, or views and aliases of them.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    first = args[0]
    return [first, first[:], args, (first, first)][len(args) % 4] if hasattr(first, "shape") else first
