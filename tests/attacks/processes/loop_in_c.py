"""Work that never comes back to the interpreter: a power of astronomical size.

base: right
timeout: 0.3
expect: loses cosine_similarity
status cosine_similarity: timeout
"""
# %% answer cosine_similarity
def cosine_similarity(*args):
    return 7 ** (7**12)
