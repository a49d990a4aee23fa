"""The local derivatives of a sum.

loses: mul
mentions: derivative
"""

def mul(a, b):
    return Node(a.value * b.value, (a, b), (1.0, 1.0))
