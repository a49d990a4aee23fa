"""The mean of the products.

loses: dot_product
mentions: mean
"""

def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return float(np.mean(v * w))
