"""Hundreds of thousands of small containers in one result, and more than may cross.

base: right
expect: loses cosine_similarity_matrix, nearest_neighbors
memory: 1024
"""
# %% answer cosine_similarity_matrix
def cosine_similarity_matrix(*args, **kwargs):
    return [[] for _ in range(1_000_001)]
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    return [[] for _ in range(250_000)]
