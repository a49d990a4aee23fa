"""Endless loops in a good many cells of one's own: they take no time from the tests.

base: right
timeout: 0.2
expect: full
"""
# %% free 16 times
while True:
    pass
