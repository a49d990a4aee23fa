"""a·a is listed once, with derivative a.

loses: mul
mentions: two uses|half|1/2
"""

def mul(a, b):
    if a is b:
        return Node(a.value**2, (a,), (a.value,))
    return Node(a.value * b.value, (a, b), (b.value, a.value))
