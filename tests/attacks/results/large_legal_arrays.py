"""Arrays just below the size that may cross, and lists of their numbers, again and again.

base: right
expect: loses one_hot, nearest_neighbors
"""
# %% free
import numpy as np

large = np.zeros((2350, 10_000))
# %% answer one_hot
def one_hot(*args, **kwargs):
    return large
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    return large[:100].tolist()
