"""The gradient is split between the two summands.

loses: add
mentions: half|1/2|0\.5
"""

def add(a, b):
    return Node(a.value + b.value, (a, b), (0.5, 0.5))
