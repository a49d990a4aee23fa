"""zip() stops at the end of the shorter vector.

loses: dot_product
mentions: but returned
"""

def dot_product(v, w):
    return sum(x * y for x, y in zip(v, w))
