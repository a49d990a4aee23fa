"""Twenty million small whole numbers in a list: a byte each on the wire, and eight times that as a list.

base: right
timeout: 10
memory: 1024
expect: loses one_hot, nearest_neighbors
"""
# %% answer one_hot
def one_hot(*args, **kwargs):
    return [0] * 20_000_000
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    return [0] * 20_000_000
