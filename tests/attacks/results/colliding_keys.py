"""Dicts and sets whose keys all have one hash: quadratic time for whoever rebuilds them.

base: right
expect: loses dot_product, nearest_neighbors
timeout: 3
"""
# %% free
modulus = 2**61 - 1
keys = [modulus * number for number in range(1, 6_000)]
# %% answer dot_product
def dot_product(v, w):
    return dict.fromkeys(keys)
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    return set(keys)
