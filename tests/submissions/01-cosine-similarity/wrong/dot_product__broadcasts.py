"""No shape check: NumPy stretches a vector of length 1.

loses: dot_product
mentions: length 5 and one of length 1.*should raise ValueError
"""

def dot_product(v, w):
    try:
        return float((v * w).sum())
    except ValueError:
        raise ValueError("v and w differ in shape") from None
