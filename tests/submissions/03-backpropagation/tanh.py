"""Sample answers of tanh."""

# %% wrong: The local derivative is a bare number | mentions: tuple|comma
def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 - v * v))

# %% wrong: 1 + tanh² a | mentions: minus|derivative of tanh
def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 + v * v,))

# %% wrong: A sigmoid with its own slope | mentions: value of tanh
def tanh(a):
    v = 1 / (1 + math.exp(-a.value))
    return Node(v, (a,), (v * (1 - v),))

# %% wrong: c(1 − c), the rule for the sigmoid | mentions: sigmoid|derivative of tanh
def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (v * (1 - v),))

# %% wrong: 1 − tanh a | mentions: square|derivative of tanh
def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 - v,))

# %% wrong: 1 − a² in place of 1 − tanh² a | mentions: 1 − a²|derivative of tanh
def tanh(a):
    return Node(math.tanh(a.value), (a,), (1 - a.value**2,))

# %% wrong: The tangent of trigonometry | mentions: value of tanh
def tanh(a):
    v = math.tan(a.value)
    return Node(v, (a,), (1 + v * v,))

# %% wrong: The slope is taken at the result | mentions: twice|derivative of tanh
def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 - math.tanh(v) ** 2,))
