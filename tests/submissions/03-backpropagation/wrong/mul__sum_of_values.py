"""The value of a sum with the derivatives of a product.

loses: mul
mentions: value of mul
"""

def mul(a, b):
    return Node(a.value + b.value, (a, b), (b.value, a.value))
