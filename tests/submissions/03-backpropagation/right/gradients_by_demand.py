"""backward asks each node for the bills of its users, with a memory (no order is written down)."""


def backward(root):
    users = {}
    nodes, todo = [], [root]
    users[root] = []
    while todo:
        n = todo.pop()
        nodes.append(n)
        for p, d in zip(n.parents, n.local_derivatives):
            if p not in users:
                users[p] = []
                todo.append(p)
            users[p].append((n, d))
    known = {root: 1.0}
    waiting = list(nodes)
    while waiting:
        n = waiting.pop()
        if n in known:
            continue
        missing = [u for u, _ in users[n] if u not in known]
        if missing:
            waiting += [n] + missing
        else:
            known[n] = sum(known[u] * d for u, d in users[n])
    for n in nodes:
        n.grad = float(known[n])

def tanh(a):
    """Built from smaller pieces: (e²ᵃ − 1) / (e²ᵃ + 1)."""
    e = Node(math.exp(2 * a.value), (a,), (2 * math.exp(2 * a.value),))
    t = (e.value - 1) / (e.value + 1)
    return Node(t, (e,), (2 / (e.value + 1) ** 2,))

def add(a, b):
    total = Node(a.value + b.value)
    total.parents = (a, b)
    total.local_derivatives = (1.0, 1.0)
    return total
