"""backward as one triangular system of equations."""

def backward(root):
    nodes, index = [root], {root: 0}
    for n in nodes:
        for p in n.parents:
            if p not in index:
                index[p] = len(nodes)
                nodes.append(p)
    k = len(nodes)
    M = np.eye(k)
    for n in nodes:
        for p, d in zip(n.parents, n.local_derivatives):
            M[index[p], index[n]] -= d
    e = np.zeros(k)
    e[0] = 1
    g = np.linalg.solve(M, e)
    for n, v in zip(nodes, g):
        n.grad = v
