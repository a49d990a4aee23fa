"""Each factor gets its own value as derivative.

loses: mul
mentions: not swapped
"""

def mul(a, b):
    return Node(a.value * b.value, (a, b), (a.value, b.value))
