"""Gradients are accumulated on the way forward.

loses: mul
mentions: gradient of a was changed
"""

def mul(a, b):
    a.grad += b.value
    b.grad += a.value
    return Node(a.value * b.value, (a, b), (b.value, a.value))
