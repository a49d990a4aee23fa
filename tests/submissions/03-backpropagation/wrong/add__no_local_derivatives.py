"""Parents without local derivatives.

loses: add
mentions: local derivative
"""

def add(a, b):
    return Node(a.value + b.value, (a, b))
