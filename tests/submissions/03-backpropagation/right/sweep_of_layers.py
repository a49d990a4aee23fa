"""backward by longest distance from the root, layer after layer."""

def backward(root):
    depth = {root: 0}
    todo = [root]
    changed = True
    nodes = [root]
    known = {root}
    for n in nodes:
        for p in n.parents:
            if p not in known:
                known.add(p)
                nodes.append(p)
    while changed:
        changed = False
        for n in nodes:
            for p in n.parents:
                if depth.get(p, -1) < depth.get(n, 0) + 1:
                    depth[p] = depth.get(n, 0) + 1
                    changed = True
    for n in nodes:
        n.grad = 0.0
    root.grad = 1.0
    for n in sorted(nodes, key=depth.get):
        for p, d in zip(n.parents, n.local_derivatives):
            p.grad += d * n.grad
