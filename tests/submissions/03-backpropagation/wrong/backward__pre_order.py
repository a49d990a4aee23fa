"""Depth first with a visited set: a node pays as soon as it is met.

loses: backward
mentions: pays before|as soon as
"""

def backward(root):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            order.append(node)
            for parent in node.parents:
                visit(parent)

    visit(root)
    for node in order:
        node.grad = 0.0
    root.grad = 1.0
    for node in order:
        for parent, d in zip(node.parents, node.local_derivatives):
            parent.grad += node.grad * d
