"""Sums first, then multiplies.

loses: dot_product
mentions: product of the two sums|expected 12
"""

def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return float(v.sum() * w.sum())
