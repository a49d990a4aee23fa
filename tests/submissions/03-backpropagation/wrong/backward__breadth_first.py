"""Breadth first with a visited set, nearest nodes first.

loses: backward
mentions: breadth first|pays before
"""

def backward(root):
    queue = [root]
    for node in queue:
        for parent in node.parents:
            if parent not in queue:
                queue.append(parent)
    for node in queue:
        node.grad = 0.0
    root.grad = 1.0
    for node in queue:
        for parent, d in zip(node.parents, node.local_derivatives):
            parent.grad += node.grad * d
