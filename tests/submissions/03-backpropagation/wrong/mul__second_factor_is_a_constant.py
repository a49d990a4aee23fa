"""Only the first factor is recorded, as if the second were a constant.

loses: mul
mentions: no path|among the parents
"""

def mul(a, b):
    return Node(a.value * b.value, (a,), (b.value,))
