"""Millions of small whole numbers in a list: nearly as many as may cross, and one more than may.

In a test alone: what the notebook prints itself would only be long.

base: right
timeout: 10
memory: 1024
expect: loses one_hot, nearest_neighbors
"""
# %% answer one_hot
def one_hot(index, vocab_size):
    return [0] * (8_000_001 if vocab_size == 5 else 1)
# %% answer nearest_neighbors
def nearest_neighbors(query, E, k, **kwargs):
    return [0] * (7_900_000 if len(query) == 2 and k == 3 else 1)
