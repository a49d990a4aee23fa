"""Twenty million small whole numbers in a list: a byte each on the wire, and eight times that as a list.

expect: zero
timeout: 10
memory: 1024
"""
# %% answer *
def ANSWER(*args, **kwargs):
    return [0] * 20_000_000
