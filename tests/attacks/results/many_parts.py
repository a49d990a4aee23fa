"""Hundreds of thousands of small containers in one result, and more than may cross.

In a test alone: what the notebook prints itself would only be long.

base: right
expect: loses cosine_similarity_matrix, nearest_neighbors
memory: 1024
"""
# %% answer cosine_similarity_matrix
def cosine_similarity_matrix(X, Y):
    return [[] for _ in range(1_000_001 if len(X) == 2 else 1)]
# %% answer nearest_neighbors
def nearest_neighbors(query, E, k, **kwargs):
    return [[] for _ in range(250_000 if len(query) == 2 and k == 3 else 1)]
