"""NumPy's own message, which speaks of operands, not of v and w.

loses: dot_product
mentions: should name the argument
"""

def dot_product(v, w):
    return float(np.dot(v, w))
