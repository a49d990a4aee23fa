"""Millions of small whole numbers in a list: nearly as many as may cross, and one more than may.

base: right
timeout: 10
memory: 1024
expect: loses one_hot, nearest_neighbors
"""
# %% answer one_hot
def one_hot(*args, **kwargs):
    return [0] * 8_000_001
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    return [0] * 7_900_000
