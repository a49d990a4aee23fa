"""Return an object that is equal to, less than, greater than and an instance of everything.

It stays here: what the judge holds in its hands is a proxy that is equal to itself alone.

expect: zero
"""
# %% include parts/everything.py
# %% answer *
def ANSWER(*args, **kwargs):
    return Everything()
