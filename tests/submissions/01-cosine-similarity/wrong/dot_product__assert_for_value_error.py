"""An assert: another exception, and gone under python -O.

loses: dot_product
mentions: raised AssertionError
"""

def dot_product(v, w):
    assert v.shape == w.shape, "v and w differ in shape"
    return float(v @ w)
