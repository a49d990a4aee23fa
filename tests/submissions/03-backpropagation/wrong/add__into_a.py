"""The sum is written into the first summand.

loses: add
mentions: value|paths
"""

def add(a, b):
    a.value += b.value
    a.parents, a.local_derivatives = (a, b), (1.0, 1.0)
    return a
