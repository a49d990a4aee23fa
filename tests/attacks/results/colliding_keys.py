"""Dicts and sets whose keys all have one hash: quadratic time for whoever rebuilds them.

In a test alone: the notebook would make a set again and again, each in quadratic time.

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
def nearest_neighbors(query, E, k, **kwargs):
    return set(keys) if len(query) == 2 and k == 3 else E
