"""Coordinate by coordinate, and never added up.

loses: dot_product
mentions: sum missing
"""

def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return v * w
