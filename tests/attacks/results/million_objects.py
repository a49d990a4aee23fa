"""Hundreds of thousands of objects that cross as handles: as many as fit into a message, and one more than may.

In a test alone: what the notebook prints itself would only be long.

base: right
expect: loses one_hot, nearest_neighbors
timeout: 3
"""
# %% free
class Thing:
    __slots__ = ()
# %% answer one_hot
def one_hot(index, vocab_size):
    return [Thing() for _ in range(200_001 if vocab_size == 5 else 1)]
# %% answer nearest_neighbors
def nearest_neighbors(query, E, k, **kwargs):
    return [Thing() for _ in range(140_000 if len(query) == 2 and k == 3 else 1)]
