"""Sample answers of add."""

# %% wrong: The local derivatives of a product | mentions: product
def add(a, b):
    return Node(a.value + b.value, (a, b), (b.value, a.value))

# %% wrong: The gradient is split between the two summands | mentions: half|1/2|0\.5
def add(a, b):
    return Node(a.value + b.value, (a, b), (0.5, 0.5))

# %% wrong: The sum is written into the first summand | mentions: value|paths
def add(a, b):
    a.value += b.value
    a.parents, a.local_derivatives = (a, b), (1.0, 1.0)
    return a

# %% wrong: Parents without local derivatives | mentions: local derivative
def add(a, b):
    return Node(a.value + b.value, (a, b))

# %% wrong: Only the first summand is recorded | mentions: no path|among the parents
def add(a, b):
    return Node(a.value + b.value, (a,), (1.0,))

# %% wrong: The parents' values are recorded in place of the nodes | mentions: parent should be a Node
def add(a, b):
    return Node(a.value + b.value, (a.value, b.value), (1.0, 1.0))

# %% wrong: The sum comes back as a number, without a graph | mentions: Node
def add(a, b):
    return a.value + b.value

# %% wrong: A node that is added to itself is listed once, with derivative 1 | mentions: two uses|lost
def add(a, b):
    if a is b:
        return Node(a.value + b.value, (a,), (1.0,))
    return Node(a.value + b.value, (a, b), (1.0, 1.0))

# %% wrong: The second summand counts negative in the derivative | mentions: derivative of add
def add(a, b):
    return Node(a.value + b.value, (a, b), (1.0, -1.0))

# %% wrong: The parents' values in place of derivatives | mentions: derivative of add
def add(a, b):
    return Node(a.value + b.value, (a, b), (a.value, b.value))
