"""v *= w: the caller finds v changed.

loses: dot_product
mentions: changed by the call|argument 1
"""

def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    v *= w
    return float(v.sum())
