"""The product itself for both.

loses: mul
mentions: derivative
"""

def mul(a, b):
    p = a.value * b.value
    return Node(p, (a, b), (p, p))
