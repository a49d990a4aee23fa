"""The sum comes back as a number, without a graph.

loses: add
mentions: Node
"""

def add(a, b):
    return a.value + b.value
