"""backward by counting the bills that are still out (Kahn's algorithm), no recursion."""

from collections import Counter, deque

def backward(root):
    open_bills = Counter()
    seen = {root}
    stack = [root]
    while stack:
        node = stack.pop()
        node.grad = 0.0
        for p in node.parents:
            open_bills[p] += 1
            if p not in seen:
                seen.add(p)
                stack.append(p)
    root.grad = 1.0
    ready = deque([root])
    while ready:
        node = ready.popleft()
        for p, d in zip(node.parents, node.local_derivatives):
            p.grad += node.grad * d
            open_bills[p] -= 1
            if open_bills[p] == 0:
                ready.append(p)

def add(a, b):
    return Node(value=a.value + b.value, parents=[b, a], local_derivatives=[1, 1])

def mul(a, b):
    if a is b:
        return Node(a.value**2, (a,), (2 * a.value,))
    return Node(a.value * b.value, (b, a), (a.value, b.value))

def exp(a):
    e = np.exp(a.value)
    return Node(e, [a], [e])

def log(a):
    return Node(np.log(a.value), [a], [a.value**-1])

def tanh(a):
    return Node(np.tanh(a.value), [a], [1 / np.cosh(a.value) ** 2])
