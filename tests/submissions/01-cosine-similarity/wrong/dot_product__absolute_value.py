"""The sign is dropped, "since a similarity cannot be negative".

loses: dot_product
mentions: sign
"""

def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return abs(float(v @ w))
