"""The local derivatives of a product.

loses: add
mentions: product
"""

def add(a, b):
    return Node(a.value + b.value, (a, b), (b.value, a.value))
