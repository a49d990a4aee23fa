"""Announce a message of sixteen exabytes.

expect: zero
status *: killed|missing
"""
# %% include parts/speak.py
# %% answer *
def ANSWER(*args, **kwargs):
    raw(struct.pack("!Q", 2**64 - 1) + b"x" * 1000)
