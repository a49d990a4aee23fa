"""Only the first summand is recorded.

loses: add
mentions: no path|among the parents
"""

def add(a, b):
    return Node(a.value + b.value, (a,), (1.0,))
