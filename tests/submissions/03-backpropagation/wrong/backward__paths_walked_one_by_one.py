"""Every path is walked by itself: right, and hopeless when there are 2⁴⁰⁰ of them.

loses: backward
mentions: longer than .* s|very slow
seconds: 5
"""

def backward(root):
    def clear(node, seen):
        if node not in seen:
            seen.add(node)
            node.grad = 0.0
            for parent in node.parents:
                clear(parent, seen)

    def walk(node, amount):
        node.grad += amount
        for parent, d in zip(node.parents, node.local_derivatives):
            walk(parent, amount * d)

    clear(root, set())
    walk(root, 1.0)
