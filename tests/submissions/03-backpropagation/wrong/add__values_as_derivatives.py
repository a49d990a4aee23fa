"""The parents' values in place of derivatives.

loses: add
mentions: derivative of add
"""

def add(a, b):
    return Node(a.value + b.value, (a, b), (a.value, b.value))
