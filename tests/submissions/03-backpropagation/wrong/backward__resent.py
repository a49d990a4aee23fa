"""Recursion that sends a node's whole gradient on, each time a bill comes in.

loses: backward
mentions: again and again
"""

def backward(root):
    def clear(node):
        node.grad = 0.0
        for parent in set(node.parents):
            clear(parent)

    def send(node):
        for parent, d in zip(node.parents, node.local_derivatives):
            parent.grad += node.grad * d
            send(parent)

    clear(root)
    root.grad = 1.0
    send(root)
