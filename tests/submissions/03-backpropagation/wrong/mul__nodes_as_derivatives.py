"""The other node in place of its value.

loses: mul
mentions: should be a number
"""

def mul(a, b):
    return Node(a.value * b.value, (a, b), (b, a))
