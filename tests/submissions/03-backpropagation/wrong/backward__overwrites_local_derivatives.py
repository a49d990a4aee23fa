"""The products are stored in the local derivatives: a second call starts from them.

loses: backward
mentions: second call
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
        node.local_derivatives = tuple(node.grad * d for d in node.local_derivatives)
        for parent, d in zip(node.parents, node.local_derivatives):
            parent.grad += d
