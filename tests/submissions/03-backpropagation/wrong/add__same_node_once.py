"""A node that is added to itself is listed once, with derivative 1.

loses: add
mentions: two uses|lost
"""

def add(a, b):
    if a is b:
        return Node(a.value + b.value, (a,), (1.0,))
    return Node(a.value + b.value, (a, b), (1.0, 1.0))
