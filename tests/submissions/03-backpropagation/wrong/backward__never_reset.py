"""Gradients are never set to zero: a second call adds to the first.

loses: backward
mentions: set the gradient|reset
"""

def backward(root):
    order, seen = [], set()

    def visit(node):
        if node in seen:
            return
        seen.add(node)
        for parent in node.parents:
            visit(parent)
        order.append(node)

    visit(root)
    root.grad = 1.0
    for node in reversed(order):
        for parent, d in zip(node.parents, node.local_derivatives):
            parent.grad += node.grad * d
