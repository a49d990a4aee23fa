"""Only the leaves are set to zero; gradients inside the graph compound.

loses: backward
mentions: interior nodes|reset
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
        if not node.parents:
            node.grad = 0.0
    root.grad = 1.0
    for node in reversed(order):
        for parent, d in zip(node.parents, node.local_derivatives):
            parent.grad += node.grad * d
