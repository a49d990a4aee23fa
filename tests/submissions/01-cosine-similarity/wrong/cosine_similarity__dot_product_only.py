"""The dot product, undivided.

loses: cosine_similarity
mentions: dot product
"""

def cosine_similarity(v, w):
    return float(v @ w)
