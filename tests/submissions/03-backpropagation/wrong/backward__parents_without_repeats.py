"""A set of parents: a node that is used twice by one operation is paid once.

loses: backward
mentions: a·a|doubled|random graph
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
    for node in order:
        node.grad = 0.0
    root.grad = 1.0
    for node in reversed(order):
        for parent, d in dict(zip(node.parents, node.local_derivatives)).items():
            parent.grad += node.grad * d
