"""The parents' values are recorded in place of the nodes.

loses: add
mentions: parent should be a Node
"""

def add(a, b):
    return Node(a.value + b.value, (a.value, b.value), (1.0, 1.0))
