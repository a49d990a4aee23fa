"""Return a generator that never ends.

expect: zero
timeout: 0.3
"""
# %% answer one_hot
import itertools


def one_hot(*args):
    return itertools.count()
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    while True:
        yield 0
# %% answer analogy
def analogy(*args, **kwargs):
    return itertools.cycle([0.0])
