"""Only the root pays; nobody passes on.

loses: backward
mentions: expected
"""

def backward(root):
    root.grad = 1.0
    for parent in root.parents:
        parent.grad = 0.0
    for parent, d in zip(root.parents, root.local_derivatives):
        parent.grad += d
