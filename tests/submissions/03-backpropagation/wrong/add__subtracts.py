"""The second summand counts negative in the derivative.

loses: add
mentions: derivative of add
"""

def add(a, b):
    return Node(a.value + b.value, (a, b), (1.0, -1.0))
