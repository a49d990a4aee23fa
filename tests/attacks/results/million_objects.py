"""Hundreds of thousands of objects that cross as handles: as many as fit into a message, and one more than may.

base: right
expect: loses one_hot, nearest_neighbors
timeout: 3
"""
# %% free
class Thing:
    __slots__ = ()
# %% answer one_hot
def one_hot(*args, **kwargs):
    return [Thing() for _ in range(200_001)]
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    return [Thing() for _ in range(140_000)]
