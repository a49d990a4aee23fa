"""Sample answers of backward."""

# %% base: a recursive topological sort
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
        for parent, d in zip(node.parents, node.local_derivatives):
            parent.grad += node.grad * d

# %% wrong: `=` in place of `+=`: the last bill wins | mentions: overwritten
# - parent.grad += node.grad * d
# + parent.grad = node.grad * d

# %% wrong: Interior nodes are set to zero, the leaves are not | mentions: leaves|reset
# - node.grad = 0.0
# + if node.parents:
# +     node.grad = 0.0

# %% wrong: The local derivatives are added up; the gradient on the way is left out | mentions: expected
# - parent.grad += node.grad * d
# + parent.grad += d

# %% wrong: Gradients are never set to zero: a second call adds to the first
# | mentions: set the gradient|reset
# - for node in order:
# -     node.grad = 0.0

# %% wrong: Only the leaves are set to zero; gradients inside the graph compound
# | mentions: interior nodes|reset
# - node.grad = 0.0
# + if not node.parents:
# +     node.grad = 0.0

# %% wrong: The products are stored in the local derivatives: a second call starts from them
# | mentions: second call
# - for node in reversed(order):
# + for node in reversed(order):
# +     node.local_derivatives = tuple(node.grad * d for d in node.local_derivatives)
# - parent.grad += node.grad * d
# + parent.grad += d

# %% wrong: A set of parents: a node that is used twice by one operation is paid once
# | mentions: a·a|doubled|random graph
# - for parent, d in zip(node.parents, node.local_derivatives):
# + for parent, d in dict(zip(node.parents, node.local_derivatives)).items():

# %% wrong: The topological order is not reversed: parents pay first | mentions: before they are paid
# - for node in reversed(order):
# + for node in order:

# %% wrong: Depth first with a visited set: a node pays as soon as it is met
# | mentions: pays before|as soon as
# - if node in seen:
# -     return
# - seen.add(node)
# - for parent in node.parents:
# -     visit(parent)
# - order.append(node)
# + if node not in seen:
# +     seen.add(node)
# +     order.append(node)
# +     for parent in node.parents:
# +         visit(parent)
# - for node in reversed(order):
# + for node in order:

# %% wrong: The root starts with its own value | mentions: of the root
# - root.grad = 1.0
# + root.grad = root.value

# %% wrong: Breadth first with a visited set, nearest nodes first | mentions: breadth first|pays before
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

# %% wrong: Only the root pays; nobody passes on | mentions: a and b in y
def backward(root):
    root.grad = 1.0
    for parent in root.parents:
        parent.grad = 0.0
    for parent, d in zip(root.parents, root.local_derivatives):
        parent.grad += d

# %% wrong: Every path is walked by itself: right, and hopeless when there are 2⁴⁰⁰ of them
# | mentions: one by one
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

# %% wrong: Recursion that sends a node's whole gradient on, each time a bill comes in
# | mentions: again and again
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

# %% wrong: The root's gradient is never set | mentions: root's own gradient is 1
# | base: a recursive topological sort
# - root.grad = 1.0

# %% wrong: The gradients come back as a dict | mentions: returns nothing
# | base: a recursive topological sort
# - parent.grad += node.grad * d
# + parent.grad += node.grad * d
# + return {node: node.grad for node in order}

# %% wrong: No operation has more than two parents | mentions: three others
# - for parent, d in zip(node.parents, node.local_derivatives):
# + for parent, d in zip(node.parents[:2], node.local_derivatives[:2]):
